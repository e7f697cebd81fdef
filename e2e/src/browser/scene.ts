import { START_TIMEOUT_MS } from '../system';
import { openMarket, type Market } from './market';
import { openStage, type Stage, type StageOptions } from './stage';

/** A stage and a market, there while the tests of a file run. */
export interface Scene extends Pick<Stage, 'system' | 'walk'> {
  readonly market: Market;
}

/**
 * Opens a scene before the first test of the file, and closes it after the last. A walk is patient
 * for some seconds at each step; on a machine that is busy with others it gets another try, and what
 * went wrong with the first is shown.
 */
export const sceneOfFile = (options: () => StageOptions = () => ({})): Scene => {
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
  let stage: Stage;
  let market: Market;
  beforeAll(async () => {
    stage = await openStage(options());
    market = await openMarket(stage.system);
  }, START_TIMEOUT_MS);
  afterAll(() => stage?.close(), START_TIMEOUT_MS);
  return {
    walk: steps => stage.walk(steps),
    get system() {
      return stage.system;
    },
    get market() {
      return market;
    },
  };
};
