import type { Sales } from '../lib/types';
import { callService } from './call-service';
import { orDoWithout } from './or-do-without';

const readSales = async (): Promise<Sales> =>
  (await callService<Sales>('TICKETS_URL', '/api/tickets/sales')).data;

/** The seller's sums; `null` while they cannot be had, since the page has more to show. */
export const findSales = (): Promise<Sales | null> => orDoWithout(readSales(), null);
