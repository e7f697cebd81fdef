import { getFormats, getTexts, getVisitor } from '#texts/server';
import { dayBound } from '../lib/day-bounds';
import { activeDetails, type DetailField, type Filters, pathWithout } from '../lib/filters';
import type { Formats } from '../texts/formats';
import { PageLink } from './page-link';

/** A filter's value as people write it; as it was typed, if it is not one. */
const shownValue = (name: DetailField, value: string, format: Formats, timeZone: string) => {
  if (name === 'minPrice' || name === 'maxPrice')
    return Number.isFinite(Number(value)) ? format.price(Number(value)) : value;
  const start = dayBound(value, 'start', timeZone);
  return start === value ? value : format.date(start);
};

const CHIP =
  'inline-flex min-h-9 flex-none items-center gap-1.5 rounded-full px-3 text-sm font-semibold ' +
  'whitespace-nowrap no-underline pointer-coarse:min-h-11 ';

/** The filters that are set; each leads to the list without it. */
export const FilterChips = async ({ filters }: { filters: Filters }) => {
  const [t, format, { timeZone }] = await Promise.all([
    getTexts('browse.chip'),
    getFormats(),
    getVisitor(),
  ]);
  const active = activeDetails(filters);
  if (active.length === 0) return null;
  return (
    <ul className="flex gap-2">
      {active.map(name => {
        const filter = t(name, { value: shownValue(name, filters[name]!, format, timeZone) });
        return (
          <li key={name}>
            <PageLink
              href={pathWithout(filters, name)}
              scroll={false}
              aria-label={t('remove', { filter })}
              className={`${CHIP} bg-tint text-accent hover:bg-accent hover:text-on-accent`}
            >
              {filter}
              <span aria-hidden>×</span>
            </PageLink>
          </li>
        );
      })}
      <li>
        <PageLink href="/" scroll={false} className={`${CHIP} text-soft hover:text-accent`}>
          {t('clear')}
        </PageLink>
      </li>
    </ul>
  );
};
