import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * `false` in the server's HTML and while React takes it over, `true` from then on. For what only
 * the browser knows, such as its time zone, and for buttons that do nothing before.
 */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
