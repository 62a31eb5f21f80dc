import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSandbox } from './open-sandbox.js'

const { sandbox, client } = await openSandbox()
const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
afterAll(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true })
})

test('two vendors work at the same time, and real files come out', async () => {
  const [diagram, video] = await Promise.all([
    client.generate('text-to-diagram', { prompt: 'sign up, verify, welcome', language: 'en' }),
    client.generate('text-to-video', { prompt: 'a red kite' }),
  ])
  const assets = [...diagram.assets, ...video.assets]
  const saved = await Promise.all(assets.map((asset) => asset.save(join(folder, asset.kind))))
  expect(saved.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/svg+xml', 'video/mp4'])
  expect((await readdir(folder)).toSorted()).toEqual(['image.png', 'vector.svg', 'video.mp4'])
  expect(diagram.source.code).toMatch(/^flowchart TD/)
})

test('a download that is stopped leaves nothing on disk', async () => {
  const { assets } = await client.generate('text-to-diagram', { prompt: 'a, b' })
  sandbox.fault({ vendor: 'edrawmax', operation: 'download', kind: 'stall' })
  const before = await readdir(folder)
  const saving = assets[0].save(join(folder, 'stalled'), { signal: AbortSignal.timeout(200) })
  await expect(saving).rejects.toMatchObject({ code: 'timeout', phase: 'download' })
  expect(await readdir(folder)).toEqual(before)
})
