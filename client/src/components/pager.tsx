import { PageLink } from './page-link';

interface Props {
  /** The address of the next page, if there is one. */
  next: string | undefined;
  /** The address of the first page, when this is another one. */
  first: string | undefined;
}

/** The way on through a list. */
export const Pager = ({ next, first }: Props) => {
  if (!next && !first) return null;
  return (
    <nav className="pager" aria-label="Pages">
      {first && (
        <PageLink href={first} className="button button-plain">
          First page
        </PageLink>
      )}
      {next && (
        <PageLink href={next} rel="next" className="button button-plain">
          Next page
        </PageLink>
      )}
    </nav>
  );
};
