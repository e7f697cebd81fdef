/**
 * The session, the visitor's address and scheme, and the trace: the services see a page's request
 * as they would see the browser's own. They trust one proxy, so the list of addresses goes on as
 * it came.
 */
export const VISITOR_HEADERS = ['cookie', 'x-forwarded-for', 'x-forwarded-proto', 'traceparent'];
