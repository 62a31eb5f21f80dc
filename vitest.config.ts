import { readdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const conditions = ['@mediaplug/source']
const packages = readdirSync('packages').map((name) => `packages/${name}`)

export default defineConfig({
  test: {
    // Most tests wait for sockets and timers rather than compute.
    maxWorkers: 5,
    projects: [...packages, 'examples', 'tests'].map((root) => ({
      root,
      resolve: { conditions },
      ssr: { resolve: { conditions } },
      test: { name: root.replace('packages/', ''), include: ['src/**/*.test.ts'], testTimeout: 30_000 },
    })),
  },
})
