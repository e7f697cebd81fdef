/**
 * What a visitor typed, kept in this tab over a reload or a sign-in. A browser may refuse to keep
 * anything (then nothing is kept), and what it gives back is not to be trusted more than a form.
 */
type Kept = Record<string, string>;

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(text => typeof text === 'string');

export const keep = (key: string, values: Kept): void => {
  try {
    sessionStorage.setItem(key, JSON.stringify(values));
  } catch {
    // Full, or switched off: the visitor loses a convenience.
  }
};

/** What was kept, or `null`. */
export const kept = (key: string): Kept | null => {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isKept(value) ? value : null;
  } catch {
    return null;
  }
};

export const forget = (key: string): void => {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
};
