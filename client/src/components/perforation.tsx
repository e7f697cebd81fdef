/** Where a stub is torn off: a dashed line between two notches. Its surroundings are the page. */
export const Perforation = () => (
  <div aria-hidden className="relative h-6">
    <div className="absolute inset-x-6 top-1/2 border-t-2 border-dashed border-line" />
    <div className="absolute top-0 -left-3 size-6 rounded-full border border-line bg-page" />
    <div className="absolute top-0 -right-3 size-6 rounded-full border border-line bg-page" />
  </div>
);
