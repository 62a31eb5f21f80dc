import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const program = fileURLToPath(new URL('../dist/quickstart.js', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
afterAll(() => rm(folder, { recursive: true }))

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [program, ...args], {
    cwd: folder,
    timeout: 170_000,
    env: { PATH: process.env.PATH },
  })

test('the quickstart shows progress, saves real files and says where', async () => {
  const { stdout } = await run()
  expect(stdout).toMatch(/tomoviee\/text-to-video +running +\[#+\.+\]/)
  const files = (await readdir(join(folder, 'output'))).toSorted()
  expect(files).toEqual([
    'flowchart-1.png',
    'flowchart-2.svg',
    'flowchart-3.mmd',
    'kite.mp4',
    'map.png',
    'night.jpg',
    'poster.png',
    'rising.mp4',
    'watercolor.jpg',
    'waves.mp3',
  ])
  for (const file of files) expect(stdout).toContain(join('output', file))
}, 180_000)

test('--live names every credential that is missing', async () => {
  await expect(run('--live')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/MEDIAIO_API_KEY, .*TOMOVIEE_APP_SECRET, .*TOS_BUCKET/),
  })
})
