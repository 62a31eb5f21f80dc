import zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { codings } from '../../test/codings.js'
import { rejection } from '../../test/rejection.js'
import { raw } from '../../test/replies.js'
import { apiKey, kite, openScene } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor, type Reply } from '../../test/scripted-vendor.js'
import type { HttpRequest } from '../contract/http.js'
import { Attempt } from './attempt.js'
import { createVendor } from './vendor.js'

const draw: HttpRequest = { method: 'POST', path: '/draw', body: '{}' }
const task = { id: 't1', note: '风筝'.repeat(1_000) }

async function openHttp(...replies: Reply[]) {
  const vendor = await openVendor()
  vendor.script('POST /draw', ...replies)
  const attempt = new Attempt(createVendor(acme({ baseUrl: vendor.origin, apiKey })), 'start', 'acme/picture')
  return { vendor, http: attempt.context.http }
}

/** Answers with what a server made of a body. */
const coded = (header: string | string[], body: Uint8Array, status = 200, type = 'application/json') =>
  raw(body, { status, headers: { 'Content-Encoding': header, 'content-type': type } })

test('a request asks for what is understood, and its author may ask for something else', async () => {
  const { http, vendor } = await openHttp(raw('{}'))
  await http.json(draw)
  await http.json({ ...draw, headers: { 'Accept-Encoding': 'identity' } })
  expect(vendor.requests.map(({ headers }) => headers['accept-encoding'])).toEqual([
    'gzip, deflate, br',
    'identity',
  ])
})

describe.each(codings)('an answer coded by %j', (header, encode) => {
  test('is read, whatever was asked for', async () => {
    const json = coded(header, encode(JSON.stringify(task)))
    const { http } = await openHttp(json)
    await expect(http.json(draw)).resolves.toEqual(task)
    await expect(http.send({ ...draw, headers: { 'accept-encoding': 'identity' } })).resolves.toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: task,
    })
    await expect(http.bytes(draw)).resolves.toMatchObject({
      body: task,
      bytes: new Uint8Array(Buffer.from(JSON.stringify(task))),
    })
  })

  test('may be a file', async () => {
    const picture = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7) % 251)
    const { http } = await openHttp(coded(header, encode(picture), 200, 'image/png'))
    const { bytes, mediaType } = await http.bytes(draw)
    expect(Buffer.compare(bytes, picture)).toBe(0)
    expect(mediaType).toBe('image/png')
  })

  test('may be an error', async () => {
    const error = JSON.stringify({ error: { code: 'no-credits', message: 'none are left' } })
    const { http } = await openHttp(coded(header, encode(error), 400))
    const expected = { code: 'quota', vendorCode: 'no-credits', httpStatus: 400 }
    await expect(http.json(draw)).rejects.toMatchObject(expected)
    await expect(http.bytes(draw)).rejects.toMatchObject(expected)
  })
})

test('several headers are as one', async () => {
  const body = zlib.brotliCompressSync(zlib.gzipSync('{"id":"t1"}'))
  const { http } = await openHttp(coded(['gzip', 'br'], body))
  await expect(http.json(draw)).resolves.toEqual({ id: 't1' })
})

test.each([204, 200])('a %i without a body has none, whatever coding it names', async (status) => {
  const { http } = await openHttp(coded('gzip', new Uint8Array(), status))
  await expect(http.json(draw)).resolves.toBeUndefined()
})

/** More than 64 MiB in a few kilobytes: a gzipped body may have many members. */
const bomb = Buffer.concat(Array.from({ length: 65 }, () => zlib.gzipSync(Buffer.alloc(1024 * 1024))))

const unreadable = [
  [
    'a coding that is not understood',
    'compress',
    Buffer.from([0x1f, 0x9d, 0x90, 0x7b]),
    "'compress' is not understood",
    false,
  ],
  ['a broken one', 'br', Buffer.from('{'), 'br is broken', true],
  [
    'one that is cut',
    'gzip',
    zlib.gzipSync('{"id":"t1"}').subarray(0, -9),
    'gzip is broken: unexpected end',
    true,
  ],
  ['a bomb', 'gzip', bomb, 'larger than 67108864 bytes', false],
] as const

describe.each(unreadable)('%s', (_what, header, body, words, retryable) => {
  test('is an error that tells it', async () => {
    const { http } = await openHttp(coded(header, body))
    const expected = { code: 'protocol', httpStatus: 200, retryable, message: expect.stringContaining(words) }
    await expect(http.json(draw)).rejects.toMatchObject(expected)
    await expect(http.bytes(draw)).rejects.toMatchObject(expected)
  })

  test('leaves a paid start in doubt, and is not repeated', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', coded(header, body))
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({ code: 'submission-uncertain', message: expect.stringContaining(words) })
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test('of a refusal is the refusal that its status says', async () => {
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', coded(header, body, 422))
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({ code: 'invalid-input', httpStatus: 422 })
  })
})

test('a poll that nobody will ever understand ends the waiting with the task’s handle', async () => {
  const { client, vendor } = await openScene()
  vendor.script('GET /tasks', coded('exotic', Buffer.from('?')))
  const error = await rejection(client.generate('acme/picture', kite))
  expect(error).toMatchObject({ code: 'protocol', phase: 'poll', handle: { ref: 't1' } })
})
