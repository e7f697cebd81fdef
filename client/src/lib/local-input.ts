const two = (value: number) => String(value).padStart(2, '0');

/** The value of a `datetime-local` field for an instant, in the time zone of this machine. */
export const toLocalInput = (iso: string | null): string => {
  if (iso === null) return '';
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** The ISO instant that a `datetime-local` field stands for; `undefined` when it is empty. */
export const fromLocalInput = (value: string): string | undefined => {
  if (value === '') return undefined;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? value : at.toISOString();
};
