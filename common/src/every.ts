import { logger } from './logger';

/** Work of a service that is neither a request nor an event, e.g. a sweep. */
export interface Worker {
  start(): void | Promise<void>;
  /** Resolves when it is at rest. */
  stop(): Promise<void>;
}

/** Does some work now and again, `ms` after each end of it; a failure is told and tried again. */
export const every = (ms: number, name: string, work: () => Promise<void>): Worker => {
  let isRunning = false;
  let timer: NodeJS.Timeout | undefined;
  let atWork = Promise.resolve();
  const again = () => {
    atWork = work().catch((error: unknown) => {
      logger.warn({ err: error }, `The ${name} failed and will be tried again`);
    });
    void atWork.then(() => {
      if (isRunning) timer = setTimeout(again, ms);
    });
  };
  return {
    start: () => {
      isRunning = true;
      again();
    },
    stop: () => {
      isRunning = false;
      clearTimeout(timer);
      return atWork;
    },
  };
};
