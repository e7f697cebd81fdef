import { useTexts } from '#texts';
import { PageLink } from './page-link';

/**
 * The site's name with its mark, a ticket; leads home. Where a wide font leaves the name no room, it
 * goes to a second line, which is not seen: the mark stands alone.
 */
export const Brand = () => {
  const t = useTexts('site');
  return (
    <PageLink
      href="/"
      className={
        'flex h-8 min-w-8 flex-wrap gap-x-2.5 overflow-hidden text-xl/8 font-extrabold ' +
        'tracking-tight whitespace-nowrap text-text no-underline'
      }
    >
      <svg viewBox="0 0 32 32" aria-hidden className="size-8 text-accent">
        <path
          fill="currentColor"
          d="M5 7h22a2 2 0 0 1 2 2v4a3 3 0 0 0 0 6v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4a3 3 0 0 0 0-6V9a2 2 0 0 1 2-2Z"
        />
        <path className="stroke-on-accent" strokeWidth="2" strokeDasharray="2.4 2.4" d="M20 8v16" />
      </svg>
      {t('name')}
    </PageLink>
  );
};
