import { requireAuth, userOf } from '@ticketing/common';
import { Router } from 'express';
import { salesOf } from '../models/sales';

/** GET /api/tickets/sales: the seller's tickets by state, and what was paid for the sold ones. */
export const showSales = Router().get('/api/tickets/sales', requireAuth, async (req, res) => {
  res.json(await salesOf(userOf(req).id));
});
