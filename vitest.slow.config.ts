import { defineConfig } from 'vitest/config';
import everyday from './vitest.config.js';

/** The tests that take more than a few seconds: `npm run test:slow`. */
export default defineConfig({
  ...everyday,
  test: {
    ...everyday.test,
    include: ['packages/*/src/**/*.slow.test.ts', 'tools/**/*.slow.test.ts', 'experiments/**/*.slow.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    passWithNoTests: true, // prints "No test files found"
    testTimeout: 600_000,
  },
});
