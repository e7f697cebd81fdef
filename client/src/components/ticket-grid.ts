/** How cards stand beside each other; those that are on their way, too. */
export const TICKET_GRID = 'grid gap-3 sm:grid-cols-2 sm:gap-5 md:grid-cols-3 lg:grid-cols-4';
