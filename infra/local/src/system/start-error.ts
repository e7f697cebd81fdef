/** The system cannot start; the message says in one plain line why and what to do. */
export class StartError extends Error {}
