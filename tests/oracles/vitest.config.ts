import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const conditions = ['@mediaplug/source']

/** Vendors' own programs, which `npm run test:oracles` installs beside this file. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['tests/oracles/*.test.mjs'],
    setupFiles: ['tests/fresh-start.ts'],
    testTimeout: 120_000,
  },
})
