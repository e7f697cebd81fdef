export { EngineMissing, findEngine, findEngines, type EngineName } from './engines/find';
export {
  startBroker,
  startMongo,
  startRedis,
  type Broker,
  type BrokerOptions,
  type RunningEngine,
} from './engines/index';
export type { EngineOptions } from './engines/run';
export { freePort } from './engines/ports';
export { mongoUri } from './engines/specs';
