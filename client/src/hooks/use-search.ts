import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useMemo, useRef, useTransition } from 'react';
import { FILTER_FIELDS, type Filters, searchPath } from '../lib/filters';
import { SearchBurst } from '../lib/search-burst';

/** Typing rests for so long before it is searched for. */
const REST_MS = 250;

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Puts into the fields what the address says; a field that says it already keeps its caret. */
const showFilters = (form: HTMLFormElement, filters: Filters, fallback: Filters) => {
  for (const name of FILTER_FIELDS) {
    const field = form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
    const value = filters[name] ?? fallback[name] ?? '';
    if (field.value.trim() !== value) field.value = value;
  }
};

/**
 * Keeps the search form and the page's address in step. What is typed is searched for when typing
 * rests; what comes from elsewhere (back, forward, a link) is shown in the fields.
 * @param address the page's own, which the filters are of
 * @param fallback what a field shows that the address does not name
 */
export const useSearch = (
  form: RefObject<HTMLFormElement | null>,
  { address, filters, fallback }: { address: string; filters: Filters; fallback: Filters },
) => {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asked = useRef(address);
  const burst = useRef(new SearchBurst());

  const actions = useMemo(() => {
    const forget = () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
    const search = () => {
      forget();
      const path = searchPath(new FormData(form.current!), timeZone());
      if (path === asked.current) return;
      asked.current = path;
      const step = burst.current.step();
      startTransition(() => router[step](path, { scroll: false }));
    };
    return {
      /** Something is being typed. */
      type: () => {
        forget();
        burst.current.type(Date.now());
        timer.current = setTimeout(search, REST_MS);
      },
      /** It is typed, or chosen: it is a search of its own. */
      finish: () => {
        if (timer.current) search();
        burst.current.end();
      },
      search: () => {
        search();
        burst.current.end();
      },
      forget,
    };
  }, [form, router]);

  useEffect(() => {
    if (pending || timer.current !== undefined) return;
    asked.current = address;
    showFilters(form.current!, filters, fallback);
  }, [pending, address, filters, fallback, form]);

  useEffect(() => {
    const leave = () => {
      actions.forget();
      burst.current.end();
    };
    addEventListener('popstate', leave);
    return () => {
      removeEventListener('popstate', leave);
      leave();
    };
  }, [actions]);
  return { pending, ...actions };
};
