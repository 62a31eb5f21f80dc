import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The packages as they are published: nothing here sees the sources. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/packages/**/*.test.ts'],
    globalSetup: ['tests/packages/published.ts'],
    // Most of the time goes to installing.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
})
