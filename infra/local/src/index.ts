export { EngineMissing, findEngine, findEngines, type EngineName } from './engines/find';
export { exec } from './engines/exec';
export { findKustomize } from './engines/kustomize';
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
export { endWithUs } from './engines/lifeline';
export { startSystem, type System, type SystemOptions } from './system/start-system';
export { StartError } from './system/start-error';
export type { ProcessName } from './system/layout';
