// A vitest that stays warm: it runs one test file of the copy after another, each in a process of its own.
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createVitest } from 'vitest/node'

const setup = fileURLToPath(new URL('setup.mjs', import.meta.url))

/** @param options - `folder` of the package, `workers` at a time, and whether to stop at the first failure. */
export async function openVitest({ folder, workers, bail }) {
  const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() })
  const conditions = ['@mediaplug/source']
  return await createVitest(
    'test',
    {
      root: folder,
      config: false,
      watch: false,
      include: ['src/**/*.test.ts'],
      setupFiles: [setup],
      testTimeout: 30_000,
      pool: 'forks',
      maxWorkers: workers,
      bail: bail ? 1 : 0,
      reporters: [{}],
    },
    { logLevel: 'silent', resolve: { conditions }, ssr: { resolve: { conditions } } },
    { stdout: silent(), stderr: silent() },
  )
}
