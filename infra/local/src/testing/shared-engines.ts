import type { RunningEngine } from '../engines/run';

interface Shared {
  engines?: { folder: string; running: RunningEngine[] } | undefined;
}

/** Jest loads the files that set up and tear down apart from each other: only `global` is one. */
const holder = globalThis as typeof globalThis & { ticketingEngines?: Shared };

export const shared: Shared = (holder.ticketingEngines ??= {});
