export * from './eventually';
export * from './samples';
export * from './test-service';
