import { useEffect, useRef } from 'react';

/**
 * For an element whose content changes with `state`: when what had the keyboard's focus is gone
 * with it, the element takes the focus, so that Tab goes on from here, and comes into sight: the
 * page may have become shorter. It needs `tabIndex={-1}`.
 */
export const useKeptFocus = <T extends HTMLElement>(state: unknown) => {
  const element = useRef<T>(null);
  const before = useRef(state);
  useEffect(() => {
    const isNew = before.current !== state;
    before.current = state;
    if (!isNew || document.activeElement !== document.body) return;
    element.current?.focus({ preventScroll: true });
    element.current?.scrollIntoView({ block: 'nearest' }); // not below what stays at the top
  }, [state]);
  return element;
};
