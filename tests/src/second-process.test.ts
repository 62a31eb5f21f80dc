import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { openSandbox } from './open-sandbox.js'

const { sandbox, client } = await openSandbox()
afterAll(() => sandbox.close())

const program = fileURLToPath(new URL('../programs/resume.mjs', import.meta.url))

test('a task resumed from its JSON handle by another process finishes there', async () => {
  const { handle } = await client.submit('tomoviee/text-to-video', { prompt: 'a kite' })
  const { appKey, appSecret } = sandbox.credentials.tomoviee
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, sandbox.baseUrls.tomoviee, JSON.stringify(handle)],
    { timeout: 100_000, env: { ...process.env, TOMOVIEE_APP_KEY: appKey, TOMOVIEE_APP_SECRET: appSecret } },
  )
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'video', brand: 'ftyp' })
  expect(sandbox.log.filter(({ operation }) => operation === 'create')).toHaveLength(1)
})
