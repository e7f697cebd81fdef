/** The parts that a buyer's orders are shown in: the `view` of `GET /api/orders`. */
export const ORDER_VIEWS = ['upcoming', 'past', 'cancelled'] as const;

export type OrderView = (typeof ORDER_VIEWS)[number];

/** The view that an address names; the first for anything else. */
export const orderViewOf = (named: string | undefined): OrderView =>
  ORDER_VIEWS.find(view => view === named) ?? ORDER_VIEWS[0];
