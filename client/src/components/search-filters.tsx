import { type Filters, hasDetails } from '../lib/filters';
import { Field } from './ui/field';
import { PageLink } from './page-link';

/** The filters that few people need: folded away until one is set. */
export const SearchFilters = ({ filters }: { filters: Filters }) => (
  <details className="search-filters" open={hasDetails(filters)}>
    <summary>Price and date</summary>
    <div className="search-filter-fields">
      <Field
        name="minPrice"
        label="Lowest price ($)"
        inputMode="decimal"
        defaultValue={filters.minPrice}
      />
      <Field
        name="maxPrice"
        label="Highest price ($)"
        inputMode="decimal"
        defaultValue={filters.maxPrice}
      />
      <Field name="from" label="From day" type="date" defaultValue={filters.from} />
      <Field name="to" label="To day" type="date" defaultValue={filters.to} />
    </div>
    {hasDetails(filters) && <PageLink href="/">Clear all filters</PageLink>}
  </details>
);
