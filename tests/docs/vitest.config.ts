import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The site as it was built, in a browser. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/docs/**/*.test.ts'],
    globalSetup: ['tests/docs/served.ts'],
    testTimeout: 300_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
})
