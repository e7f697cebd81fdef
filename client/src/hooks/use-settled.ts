import { useEffect, useState } from 'react';

/** What is known already, or what a promise comes to; nothing until then. */
export const useSettled = <T>(given: T | Promise<T>): T | null => {
  const [settled, setSettled] = useState<{ of: unknown; value: T } | null>(null);
  useEffect(() => {
    if (!(given instanceof Promise)) return undefined;
    let isCurrent = true;
    void given.then(value => isCurrent && setSettled({ of: given, value }));
    return () => {
      isCurrent = false;
    };
  }, [given]);
  if (!(given instanceof Promise)) return given;
  return settled?.of === given ? settled.value : null;
};
