import { useFormats, useTexts } from '#texts';
import { Icon } from './icon';

interface Props {
  startsAt: string | null;
  venue: string | null;
}

/** When and where, as far as the seller has said it. */
export const TicketWhere = ({ startsAt, venue }: Props) => {
  const t = useTexts('order');
  const { dateTime } = useFormats();
  return (
    <ul className="flex flex-col gap-1 text-soft">
      <li className="flex items-start gap-2">
        <Icon name="calendar" className="mt-0.5 size-5" />
        {startsAt ? <time dateTime={startsAt}>{dateTime(startsAt)}</time> : t('noDate')}
      </li>
      <li className="flex items-start gap-2">
        <Icon name="place" className="mt-0.5 size-5" />
        <span className="min-w-0">{venue ?? t('noPlace')}</span>
      </li>
    </ul>
  );
};
