import { BODY_ENDPOINTS, json, plain, type BadInput } from './bad-input';

const FOREIGN = { 'Sec-Fetch-Site': 'cross-site' };
const TEXT = { 'Content-Type': 'text/plain' };
const HUGE = 'x'.repeat(100_001);
const BROKEN = '{"title":';
const BAD_TICKET = { title: '', price: -1 };
const GOOD_TICKET = BODY_ENDPOINTS.edit.good;
const WRONG_ID = { ticketId: 'x' };

const row = (
  what: string,
  as: BadInput['as'],
  request: BadInput['request'],
  status: number,
): BadInput => ({ what, as, request, status });

const pay = (orderId: string, token = 'pm_card_visa') =>
  json('POST /api/payments', { orderId, token });

const refund = (orderId: string, amount?: unknown) =>
  json(`POST /api/payments/${orderId}/refund`, { amount });
const bank = (orderId: string, approve: unknown = true) =>
  json(`POST /api/payments/${orderId}/sandbox-bank`, { approve });

/** Requests with two things wrong: the earlier check has the word. */
export const orderOfChecks: BadInput[] = [
  row('403 before 413', 'seller', json('POST /api/tickets', HUGE, FOREIGN), 403),
  row('403 before 415', 'seller', json('POST /api/tickets', {}, { ...FOREIGN, ...TEXT }), 403),
  row('403 before 400', 'seller', json('POST /api/tickets', BROKEN, FOREIGN), 403),
  row('403 before 401', 'visitor', json('POST /api/tickets', GOOD_TICKET, FOREIGN), 403),
  row('403 before 404', 'seller', plain('DELETE /api/tickets/x', FOREIGN), 403),
  row('413 before 415', 'seller', json('POST /api/tickets', HUGE, TEXT), 413),
  row('413 before 401', 'visitor', json('POST /api/orders', HUGE), 413),
  row('413 before 404', 'seller', json('POST /api/tickets/x/y', HUGE), 413),
  row('415 before 400', 'seller', json('POST /api/tickets', BROKEN, TEXT), 415),
  row('415 before 401', 'visitor', json('POST /api/payments', {}, TEXT), 415),
  row('400 (unreadable) before 401', 'visitor', json('POST /api/tickets', BROKEN), 400),
  row('400 (unreadable) before 404', 'seller', json('PUT /api/tickets/x', BROKEN), 400),
  row('400 (unreadable) before 403', 'stranger', json('PUT /api/tickets/<onsale>', BROKEN), 400),
  row('401 before 400', 'visitor', json('POST /api/tickets', BAD_TICKET), 401),
  row('401 before 400', 'visitor', json('POST /api/orders', WRONG_ID), 401),
  row('401 before 400', 'visitor', pay('x', 'x'), 401),
  row('401 before 400', 'visitor', plain('GET /api/payments'), 401),
  row('401 before 400', 'visitor', plain('GET /api/orders?limit=x'), 401),
  row('401 before 400', 'visitor', plain('GET /api/orders?view=x'), 401),
  row('401 before 400', 'visitor', plain('GET /api/orders/events?ids=x'), 401),
  row('401 before 400', 'visitor', plain('GET /api/tickets?seller=me&limit=0'), 401),
  row('401 before 404', 'visitor', json('PUT /api/tickets/x', GOOD_TICKET), 401),
  row('401 before 404', 'visitor', plain('DELETE /api/tickets/<unknown>'), 401),
  row('401 before 404', 'visitor', plain('GET /api/orders/x'), 401),
  row('401 before 404', 'visitor', plain('DELETE /api/orders/<unknown>'), 401),
  row('401 before 404', 'visitor', pay('<unknown>'), 401),
  row('401 before 400', 'visitor', refund('<complete>', 'x'), 401),
  row('401 before 400', 'visitor', bank('<complete>', 'x'), 401),
  row('401 before 404', 'visitor', refund('x'), 401),
  row('401 before 404', 'visitor', plain('POST /api/payments/x/refresh'), 401),
  row('400 before 404', 'seller', json('PUT /api/tickets/x', BAD_TICKET), 400),
  row('400 before 404', 'seller', json('PUT /api/tickets/<unknown>', BAD_TICKET), 400),
  row('400 before 404', 'buyer', pay('<unknown>', 'x'), 400),
  row('400 before 403', 'stranger', json('PUT /api/tickets/<onsale>', BAD_TICKET), 400),
  row('400 before 403', 'stranger', pay('<complete>', 'x'), 400),
  row('400 before 404', 'seller', refund('<unknown>', 'x'), 400),
  row('400 before 404', 'buyer', bank('x', 'x'), 400),
  row('400 before 403', 'stranger', refund('<complete>', 'x'), 400),
  row('400 before 403', 'stranger', bank('<complete>', 'x'), 400),
  row('400 before 409', 'seller', refund('<live>', 1), 400),
  row('400 before 409', 'seller', json('PUT /api/tickets/<sold>', BAD_TICKET), 400),
  row('404 before 403', 'seller', json('POST /api/orders', { ticketId: '<withdrawn>' }), 404),
  row('403 before 409', 'stranger', json('PUT /api/tickets/<reserved>', GOOD_TICKET), 403),
  row('403 before 409', 'stranger', plain('DELETE /api/tickets/<sold>'), 403),
  row('403 before 409', 'seller', json('POST /api/orders', { ticketId: '<reserved>' }), 403),
  row('403 before 409', 'seller', json('POST /api/orders', { ticketId: '<sold>' }), 403),
  row('403 before 409', 'stranger', plain('DELETE /api/orders/<complete>'), 403),
  row('403 before 409', 'stranger', pay('<complete>'), 403),
  row('403 before 409', 'seller', pay('<cancelled>'), 403),
  row('403 before 409', 'buyer', refund('<live>'), 403),
  row('403 before 409', 'seller', bank('<complete>'), 403),
  row('409 before 402', 'buyer', pay('<complete>', 'pm_card_visa_chargeDeclined'), 409),
  row('409 before 402', 'buyer', pay('<cancelled>', 'pm_card_visa_chargeDeclined'), 409),
  row('409: sold', 'seller', json('PUT /api/tickets/<sold>', GOOD_TICKET), 409),
  row('409: reserved', 'seller', json('PUT /api/tickets/<reserved>', GOOD_TICKET), 409),
  row('409: withdrawn', 'seller', json('PUT /api/tickets/<withdrawn>', GOOD_TICKET), 409),
  row('409: sold', 'seller', plain('DELETE /api/tickets/<sold>'), 409),
  row('409: reserved', 'seller', plain('DELETE /api/tickets/<reserved>'), 409),
  row('409: sold', 'stranger', json('POST /api/orders', { ticketId: '<sold>' }), 409),
  row('409: reserved', 'stranger', json('POST /api/orders', { ticketId: '<reserved>' }), 409),
  row('409: nothing captured', 'seller', refund('<live>'), 409),
  row('409: nothing captured', 'seller', refund('<cancelled>'), 409),
  row('409: no bank has asked', 'buyer', bank('<complete>'), 409),
  row('409: complete', 'buyer', plain('DELETE /api/orders/<complete>'), 409),
];
