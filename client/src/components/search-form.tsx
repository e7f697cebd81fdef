'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useTransition } from 'react';
import { useHydrated } from '../hooks/use-hydrated';
import { addressFilters, DEFAULT_SORT, FILTER_FIELDS, type Filters, SORTS } from '../lib/filters';
import type { Problem } from '../lib/problem';
import { withQuery } from '../lib/query';
import { ActionButton } from './ui/action-button';
import { Field } from './ui/field';
import { ProblemAlert } from './ui/problem-alert';
import { ProblemProvider } from './ui/problem-context';
import { SearchFilters } from './search-filters';

interface Props {
  filters: Filters;
  /** What the API found wrong with the filters. */
  problem: Problem | null;
}

/** Search words, filters and the order of the list. They are kept in the page's address. */
export const SearchForm = ({ filters, problem }: Props) => {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const hydrated = useHydrated();
  const timeZone = hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : '';

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const query = Object.fromEntries(
      FILTER_FIELDS.map(name => [name, String(data.get(name) ?? '').trim()]),
    );
    startTransition(() => router.push(withQuery('/', addressFilters(query, timeZone))));
  };

  return (
    <search>
      <form className="form search-form" action="/" onSubmit={onSubmit} aria-busy={pending}>
        <ProblemAlert problem={problem} fields={FILTER_FIELDS} />
        <ProblemProvider problem={problem}>
          <div className="search-main">
            <Field name="q" label="Search" type="search" defaultValue={filters.q} maxLength={200} />
            <Field
              name="sort"
              label="Sort by"
              defaultValue={filters.sort ?? DEFAULT_SORT}
              options={SORTS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            />
            <ActionButton type="submit" pending={pending} pendingLabel="Searching…">
              Search
            </ActionButton>
          </div>
          <SearchFilters filters={filters} />
        </ProblemProvider>
      </form>
    </search>
  );
};
