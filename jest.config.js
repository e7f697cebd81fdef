// Quiet, unless asked: LOG_LEVEL=debug npm test
process.env.LOG_LEVEL ??= 'silent';

/** One configuration for every workspace: `npm test`, or `npm test -w orders` for one of them. */
const workspaces = {
  common: 'common',
  auth: 'auth',
  tickets: 'tickets',
  orders: 'orders',
  payments: 'payments',
  expiration: 'expiration',
  client: 'client',
  local: 'infra/local',
  k8s: 'infra/k8s',
  'stripe-double': 'infra/stripe-double',
  e2e: 'e2e',
};

/** Packages that come as ES modules only; the rest of node_modules runs as it is. */
const esModules = ['use-intl', 'intl-messageformat', '@formatjs', 'icu-minify'];

const project = ([displayName, folder]) => ({
  displayName,
  rootDir: __dirname,
  roots: [`<rootDir>/${folder}/src`],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.(tsx?|js)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2023',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  moduleNameMapper: {
    '^@ticketing/common$': '<rootDir>/common/src/index.ts',
    '^@ticketing/common/testing$': '<rootDir>/common/src/testing/index.ts',
    '^@ticketing/local$': '<rootDir>/infra/local/src/index.ts',
    '^@ticketing/stripe-double$': '<rootDir>/infra/stripe-double/src/index.ts',
  },
  globalSetup: '<rootDir>/infra/local/src/testing/engines-up.ts',
  globalTeardown: '<rootDir>/infra/local/src/testing/engines-down.ts',
});

module.exports = {
  projects: Object.entries(workspaces).map(project),
  maxWorkers: 2,
  testTimeout: 30_000,
};
