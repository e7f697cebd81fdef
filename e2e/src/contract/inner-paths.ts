const PAGES = ['healthz', 'readyz', 'metrics'];

/** Ways to ask for what a process tells its operators only. */
export const INNER_PATHS = PAGES.flatMap(page => [
  `/${page}`,
  `//${page}`,
  `/./${page}`,
  `/${page.toUpperCase()}`,
  `/${page}/`,
  `/${page}?`,
  `/api/${page}`,
  `/api/users/${page}`,
  `/api/users/../../${page}`,
  `/api/tickets/../../${page}`,
  `/api/orders/%2e%2e/%2E%2E/${page}`,
  `/api/payments/..%2f..%2f${page}`,
  `/api/payments/..\\..\\${page}`,
  `/api/tickets//../..//${page}`,
  `/api/tickets/..;/..;/${page}`,
  `/api/users%00/../${page}`,
  `/%61pi/users/../../${page}`,
  `http://127.0.0.1/${page}`,
  `http://127.0.0.1/api/users/../../${page}`,
]);
