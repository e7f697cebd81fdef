'use client';

import { useTexts } from '#texts';
import { activeDetails, DEFAULT_SORT, type Filters, SORTS } from '../lib/filters';
import { Icon } from './icon';
import { ActionButton } from './ui/action-button';
import { buttonClass } from './ui/button-class';
import { Field } from './ui/field';

const ID = 'filters';

/** Opens the filters, where they are folded away, and says how many are set. */
const OpenFilters = ({ filters }: { filters: Filters }) => {
  const t = useTexts('browse.filters');
  const count = activeDetails(filters).length;
  return (
    <button
      type="button"
      popoverTarget={ID}
      className={`${buttonClass({ kind: 'plain', wide: true })} md:hidden`}
    >
      <Icon name="filter" />
      {t('open')}
      {count > 0 && (
        <span className="rounded-full bg-accent px-2 text-sm text-on-accent">
          <span aria-hidden>{count}</span>
          <span className="sr-only">{t('count', { count })}</span>
        </span>
      )}
    </button>
  );
};

/**
 * Price, date and order. A sheet from below on a phone: the browser's own popover, which works
 * without a script. A row where there is room for one.
 */
export const SearchFilters = ({ filters }: { filters: Filters }) => {
  const t = useTexts('browse');
  return (
    <>
      <OpenFilters filters={filters} />
      <div
        id={ID}
        popover="auto"
        className={
          'fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none grid-cols-2 ' +
          'items-start gap-x-3 gap-y-4 overflow-y-auto rounded-t-card border border-line ' +
          'bg-surface p-5 pb-[calc(1.25rem+env(safe-area-inset-bottom))] text-text shadow-raised ' +
          'backdrop:bg-veil [&:popover-open]:grid md:static md:grid md:max-h-none ' +
          'md:grid-cols-5 md:overflow-visible md:border-0 md:bg-transparent md:p-0 md:shadow-none'
        }
      >
        <h2 className="col-span-2 text-xl md:hidden">{t('filters.title')}</h2>
        <Field
          name="minPrice"
          label={t('filters.minPrice')}
          start="$"
          inputMode="decimal"
          defaultValue={filters.minPrice}
        />
        <Field
          name="maxPrice"
          label={t('filters.maxPrice')}
          start="$"
          inputMode="decimal"
          defaultValue={filters.maxPrice}
        />
        <Field name="from" label={t('filters.from')} type="date" defaultValue={filters.from} />
        <Field name="to" label={t('filters.to')} type="date" defaultValue={filters.to} />
        <div className="col-span-2 md:col-span-1">
          <Field
            name="sort"
            label={t('filters.sort')}
            defaultValue={filters.sort ?? DEFAULT_SORT}
            options={SORTS.map(sort => (
              <option key={sort} value={sort}>
                {t(`sort.${sort}`)}
              </option>
            ))}
          />
        </div>
        <div className="col-span-2 md:hidden">
          <ActionButton type="submit" wide>
            {t('filters.show')}
          </ActionButton>
        </div>
      </div>
    </>
  );
};
