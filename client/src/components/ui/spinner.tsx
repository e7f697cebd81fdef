/** Turns while something is under way; who cannot see it hears it from the text beside it. */
export const Spinner = () => (
  <span
    aria-hidden
    className="size-4 flex-none animate-spin rounded-full border-2 border-current border-r-transparent"
  />
);
