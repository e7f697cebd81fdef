import { useTexts } from '#texts';
import { PageLink } from './page-link';
import { buttonClass } from './ui/button-class';

interface Props {
  /** The address of the next page, if there is one. */
  next: string | undefined;
  /** The address of the first page, when this is another one. */
  first: string | undefined;
}

/** The way on through a list. */
export const Pager = ({ next, first }: Props) => {
  const t = useTexts('browse.pager');
  if (!next && !first) return null;
  return (
    <nav aria-label={t('label')} className="flex flex-wrap justify-center gap-3 pt-2">
      {first && (
        <PageLink href={first} className={buttonClass({ kind: 'plain' })}>
          {t('first')}
        </PageLink>
      )}
      {next && (
        <PageLink href={next} rel="next" className={buttonClass({ kind: 'plain' })}>
          {t('next')}
        </PageLink>
      )}
    </nav>
  );
};
