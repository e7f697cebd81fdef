export * from './bus-conformance';
export * from './event-stream';
export * from './eventually';
export * from './raw-http';
export * from './samples';
export * from './test-app';
export * from './test-service';
