// @ts-nocheck
import { defineConfig } from 'vitest/config';

/** The tests of the engine that run in this process: those of the built program see no mutant. */
export default defineConfig({
  test: {
    include: ['test/{ops,graph,passes,conventions}/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
