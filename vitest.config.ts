import { defineConfig } from 'vitest/config';

/** The everyday tests; `vitest.slow.config.ts` holds the slow ones. */
export default defineConfig({
  resolve: { conditions: ['@strnn/source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@strnn/source', 'node', 'import', 'default'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'experiments/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.slow.test.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
