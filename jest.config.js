export default {
  runner: '<rootDir>/test/runner/runner.js',
  setupFiles: ['<rootDir>/test/runner/setup.ts'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Node strips the types itself.
  transform: {},
  maxWorkers: 2,
}
