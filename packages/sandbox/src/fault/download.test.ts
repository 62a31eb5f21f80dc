import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { failureOf, post } from '../../test/client.js'
import { readBytes } from '../../test/files.js'
import { createSandbox } from '../index.js'

const sandbox = await createSandbox({ vendors: ['edrawmax'], settings: { edrawmax: { answerSeconds: 0 } } })
afterAll(() => sandbox.close())

const svgUrl = async () => {
  const answer = await post(`${sandbox.baseUrls.edrawmax}/skills/generate-mindmap`, { prompt: 'tea' })
  return String(answer.data.svg_url)
}

test('stall sends the first bytes and then nothing', async () => {
  const url = await svgUrl()
  await sandbox.fault({ vendor: 'edrawmax', operation: 'download', kind: 'stall', afterBytes: 100 })
  const file = await fetch(url)
  const { bytes, next } = await readBytes(file, 100)
  expect(bytes).toHaveLength(100)
  expect(await Promise.race([next, wait(100, 'nothing')])).toBe('nothing')
  expect(Number(file.headers.get('content-length'))).toBeGreaterThan(100)
})

test('truncate ends the socket short of the length that was promised', async () => {
  const url = await svgUrl()
  await sandbox.fault({ vendor: 'edrawmax', operation: 'download', kind: 'truncate' })
  const file = await fetch(url)
  expect(await failureOf(file.arrayBuffer())).toMatch(/UND_ERR_SOCKET|ECONNRESET/)
  expect((await fetch(url).then((again) => again.arrayBuffer())).byteLength).toBeGreaterThan(100)
})
