import Link from 'next/link';
import { LinkPending } from './link-pending';

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
        <Link href={first} className="button button-plain" prefetch={false}>
          First page
          <LinkPending />
        </Link>
      )}
      {next && (
        <Link href={next} rel="next" className="button button-plain" prefetch={false}>
          Next page
          <LinkPending />
        </Link>
      )}
    </nav>
  );
};
