/**
 * ESM throughout: compiling to CommonJS fails at the first package that is ESM only (docs/decisions/0003).
 * `npm test` passes --experimental-vm-modules; to run one file by hand:
 * `NODE_OPTIONS=--experimental-vm-modules npx jest test/domain/voting.test.ts`.
 */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/services-setup.mjs',
  globalTeardown: '<rootDir>/test/support/services-teardown.mjs',
  reporters: [
    'default',
    '<rootDir>/test/support/slow-tests-reporter.mjs',
    '<rootDir>/test/support/plain-count-reporter.mjs',
  ],
  maxWorkers: 2,
  // Modules of a file that has ended are never given back where they are ESM: a worker ends before it has no memory left.
  workerIdleMemoryLimit: '1.5GB',
  // Only what hangs is to fail by it, not what waits for its turn on a busy machine.
  testTimeout: 120_000,
}
