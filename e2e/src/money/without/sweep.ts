import type { every } from '@ticketing/common';
import { isPayments, replace } from './patch';

const SWEEP = 'sweep of payments';

/** Control: nobody takes up what a killed process or a silent Stripe left half done. */
if (isPayments)
  replace<typeof every>('common/dist/every.js', 'every', every => (ms, name, work) => {
    return every(ms, name, name === SWEEP ? async () => undefined : work);
  });
