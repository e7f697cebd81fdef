/** Whether a text from an address can be an id; keeps `..` and the like out of service paths. */
export const isId = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);
