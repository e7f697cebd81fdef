// The test of a purchase against a running deployment, by src/run.ts: no engines are started.
const { projects, testTimeout } = require('../jest.config.js');

const e2e = projects.find(({ displayName }) => displayName === 'e2e');

module.exports = {
  ...e2e,
  globalSetup: undefined,
  globalTeardown: undefined,
  testMatch: ['**/purchase.test.ts'],
  testTimeout,
};
