import { createHmac } from 'node:crypto'
import zlib from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { codings } from '../../test/codings.js'
import { vendorId, z } from '../provider.js'
import { defineCallback } from './define-callback.js'
import { isSameProof } from './proof.js'

const text = JSON.stringify({ task: 't-1' })
const signatureOf = (body: string | Uint8Array) => createHmac('sha256', 'key').update(body).digest('hex')

function openHandler(sent = text) {
  const notify = vi.fn()
  const callback = defineCallback<string>({
    verify: async ({ headers, body }) => isSameProof(headers['x-signature'] ?? '', signatureOf(await body())),
    refOf: (payload) => z.object({ task: vendorId }).parse(payload).task,
  })
  const { fetch } = callback({ client: { notify }, provider: 'acme', secret: () => 'key' })
  async function send(coding: string, body: Uint8Array<ArrayBuffer>): Promise<number> {
    const headers = { 'content-encoding': coding, 'x-signature': signatureOf(sent) }
    const { status } = await fetch(new Request('https://app.example/hook', { method: 'POST', headers, body }))
    return status
  }
  return { send, notified: () => notify.mock.calls.filter(([, ref]) => ref !== '').map(([, ref]) => ref) }
}

test.each(codings)('a callback coded by %j is believed by what its vendor wrote', async (header, encode) => {
  const { send, notified } = openHandler()
  expect(await send(header, new Uint8Array(encode(text)))).toBe(200)
  expect(notified()).toEqual(['t-1'])
})

test.each([
  ['a coding that nobody knows', 'exotic', Buffer.from('?'), 415],
  ['a broken one', 'gzip', zlib.gzipSync(text).subarray(0, -9), 400],
  ['a bomb', 'br', zlib.brotliCompressSync(Buffer.alloc(2_000_000)), 413],
])('%s wakes nobody', async (_what, header, body, status) => {
  const { send, notified } = openHandler()
  expect(await send(header, new Uint8Array(body))).toBe(status)
  expect(notified()).toEqual([])
})

test.each([
  ['plain, said to be gzip', 'gzip', Buffer.from(text)],
  ['plain, said to be brotli', 'br', Buffer.from(text)],
  ['plain, with the framing of its transfer', 'chunked', Buffer.from(text)],
  ['plain, with a set of characters', 'utf8', Buffer.from(text)],
  ['plain, with a coding that nobody knows', 'exotic', Buffer.from(text)],
  ['gzipped once, said twice', 'gzip, gzip', zlib.gzipSync(text)],
  ['gzipped, with a line end behind', 'gzip', Buffer.concat([zlib.gzipSync(text), Buffer.from('\n')])],
  ['gzipped, said to be as it is', 'identity', zlib.gzipSync(text)],
])('a callback that is %s is believed by its bytes', async (_what, header, body) => {
  const { send, notified } = openHandler()
  expect(await send(header, new Uint8Array(body))).toBe(200)
  expect(notified()).toEqual(['t-1'])
})

test('a mark of the byte order belongs to what the vendor signed, and not to its JSON', async () => {
  const body = `\ufeff${text}`
  const { send, notified } = openHandler(body)
  expect(await send('identity', new Uint8Array(Buffer.from(body)))).toBe(200)
  expect(notified()).toEqual(['t-1'])
})

test('a callback names its task by a number, to the last digit', async () => {
  const body = '{"task":1876543210987654321}'
  const { send, notified } = openHandler(body)
  expect(await send('identity', new Uint8Array(Buffer.from(body)))).toBe(200)
  expect(notified()).toEqual(['1876543210987654321'])
})
