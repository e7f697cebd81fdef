'use client';

import { useFormats, useTexts } from '#texts';
import { fromLocalInput } from '../lib/local-input';
import { typedPrice } from '../lib/money';
import { fromUtcInput } from '../lib/ticket-body';
import { type TicketValues, wrongWith } from '../lib/ticket-rules';
import { Artwork } from './artwork';
import { Icon } from './icon';
import { Perforation } from './perforation';
import { StatusBadge } from './status-badge';

interface Props {
  values: TicketValues;
  /** Whether the time is in the browser's zone; else UTC. */
  isLocal: boolean;
  /** The ticket's id, if it has one: the artwork varies with it. */
  id?: string;
}

/** What is typed, as buyers would read it. */
const useShown = ({ values, isLocal }: Props) => {
  const t = useTexts('selling.preview');
  const { price, dateTime } = useFormats();
  const startsAt = wrongWith('startsAt', values.startsAt)
    ? undefined
    : (isLocal ? fromLocalInput : fromUtcInput)(values.startsAt);
  return {
    title: values.title.trim() || t('noTitle'),
    price: wrongWith('price', values.price)
      ? t('noPrice')
      : price(Number(typedPrice(values.price))),
    when: startsAt ? dateTime(startsAt) : t('noDate'),
    where: values.venue.trim() || t('noVenue'),
    description: values.description.trim() || t('noDescription'),
  };
};

const Fact = ({ icon, children }: { icon: 'calendar' | 'place'; children: string }) => (
  <li className="flex items-start gap-2">
    <Icon name={icon} className="mt-0.5 size-5" />
    <span className="min-w-0">{children}</span>
  </li>
);

/** The ticket as buyers will see it, while it is typed. */
export const TicketPreview = (props: Props) => {
  const t = useTexts('selling.preview');
  const shown = useShown(props);
  return (
    <section aria-labelledby="preview" className="min-w-0">
      <div className="flex flex-col gap-3 lg:sticky lg:top-24">
        <h2 id="preview" className="text-xl">
          {t('title')}
        </h2>
        <div className="overflow-hidden rounded-card border border-line bg-surface shadow-card">
          <Artwork
            ticket={{ id: props.id ?? '', title: shown.title }}
            className="aspect-video w-full"
          />
          <div className="flex flex-col gap-3 p-5 pb-2">
            <p className="line-clamp-3 text-xl leading-snug font-bold">{shown.title}</p>
            <ul className="flex flex-col gap-1.5 text-soft">
              <Fact icon="calendar">{shown.when}</Fact>
              <Fact icon="place">{shown.where}</Fact>
            </ul>
            <p className="line-clamp-6 whitespace-pre-line">{shown.description}</p>
          </div>
          <Perforation />
          <p className="flex flex-wrap items-center justify-between gap-3 px-5 pt-1 pb-5">
            <span className="text-2xl font-extrabold">{shown.price}</span>
            <StatusBadge status="onsale" />
          </p>
        </div>
        <p className="text-sm text-soft">{t('note')}</p>
      </div>
    </section>
  );
};
