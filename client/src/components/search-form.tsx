'use client';

import { useTexts } from '#texts';
import { type ChangeEvent, type FormEvent, useRef } from 'react';
import { useSearch } from '../hooks/use-search';
import { useSettled } from '../hooks/use-settled';
import { DEFAULT_SORT, type Filters } from '../lib/filters';
import type { Problem } from '../lib/problem';
import { Icon } from './icon';
import { SearchFilters } from './search-filters';
import { buttonClass } from './ui/button-class';
import { ProblemProvider } from './ui/problem-context';
import { Spinner } from './ui/spinner';

/** The most that tickets takes for the words. */
const WORDS_MAX = 200;

const FALLBACK: Filters = { sort: DEFAULT_SORT };

interface Props {
  /** The page's address, and the filters in it. */
  address: string;
  filters: Filters;
  /** What the API found wrong with the filters, or will have. */
  problem: Problem | null | Promise<Problem | null>;
}

/** The words to look for. */
const WordsField = ({ words, pending }: { words: string | undefined; pending: boolean }) => {
  const t = useTexts('browse.search');
  return (
    <div
      className={
        'flex h-14 items-center gap-2 rounded-full border border-field-line bg-surface pr-1.5 ' +
        'pl-4 shadow-card hover:border-accent has-[input:focus-visible]:outline-3 ' +
        'has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-accent'
      }
    >
      <span className="flex size-5 items-center justify-center text-soft">
        {pending ? <Spinner /> : <Icon name="search" />}
      </span>
      <label htmlFor="q" className="sr-only">
        {t('label')}
      </label>
      <input
        id="q"
        name="q"
        type="search"
        defaultValue={words}
        maxLength={WORDS_MAX}
        placeholder={t('placeholder')}
        enterKeyHint="search"
        className="h-full min-w-0 flex-1 bg-transparent outline-none sm:text-lg placeholder:text-soft"
      />
      <button type="submit" className={buttonClass()}>
        {t('submit')}
      </button>
    </div>
  );
};

/** Words, filters and the order of the list: searched for as they change, or by the button. */
export const SearchForm = ({ address, filters, problem }: Props) => {
  const form = useRef<HTMLFormElement>(null);
  const known = useSettled(problem);
  const { pending, type, finish, search } = useSearch(form, {
    address,
    filters,
    fallback: FALLBACK,
  });

  const onChange = ({ target }: ChangeEvent<HTMLFormElement>) => {
    if ((target as HTMLElement).tagName !== 'SELECT') return type();
    finish();
    search();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    search();
    form.current?.querySelector<HTMLElement>('[popover]:popover-open')?.hidePopover();
  };

  return (
    <search aria-busy={pending} className="peer">
      <form
        ref={form}
        action="/"
        autoComplete="off"
        onChange={onChange}
        onBlur={finish}
        onSubmit={onSubmit}
        className="flex flex-col gap-4"
      >
        <ProblemProvider problem={known}>
          <WordsField words={filters.q} pending={pending} />
          <SearchFilters filters={filters} />
        </ProblemProvider>
      </form>
    </search>
  );
};
