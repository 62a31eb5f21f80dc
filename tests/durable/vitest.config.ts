import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What needs a PostgreSQL: it is started for all of it. Packages are taken as they are built. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/durable/**/*.test.ts'],
    globalSetup: ['tests/durable/server.ts'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // A process has one engine.
    pool: 'forks',
    fileParallelism: false,
  },
})
