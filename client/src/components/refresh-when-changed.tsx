'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { type TicketState, useLiveTicket } from './live-tickets';

/** Has the page made again when its ticket changes: what this visitor may do, the server knows. */
export const RefreshWhenChanged = ({ ticket }: { ticket: TicketState }) => {
  const router = useRouter();
  const { version } = useLiveTicket(ticket);
  const isBehind = version > ticket.version;
  useEffect(() => {
    if (isBehind) router.refresh();
  }, [isBehind, version, router]);
  return null;
};
