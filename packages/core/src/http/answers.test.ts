import { describe, expect, test } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json, raw } from '../../test/replies.js'
import { apiKey, kite, openScene } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor, type Reply } from '../../test/scripted-vendor.js'
import { createClient } from '../client/create-client.js'
import type { HttpRequest } from '../contract/http.js'
import { defineModel, defineProvider, textToImage, z } from '../provider.js'
import { Attempt } from './attempt.js'
import { createVendor } from './vendor.js'

const draw: HttpRequest = { method: 'POST', path: '/draw', body: '{}' }
const picture = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251)

async function openHttp(...replies: Reply[]) {
  const vendor = await openVendor()
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
    vendor.script(`${method} /draw`, ...replies)
  const attempt = new Attempt(createVendor(acme({ baseUrl: vendor.origin, apiKey })), 'start', 'acme/picture')
  return { vendor, attempt, http: attempt.context.http }
}

describe('a good answer', () => {
  test('is given with its status and its headers', async () => {
    const { http } = await openHttp(json({ id: 't1' }, { status: 202, headers: { 'X-Seed': '7' } }))
    const answer = await http.send(draw)
    expect(answer).toMatchObject({ status: 202, body: { id: 't1' }, headers: { 'x-seed': '7' } })
    expect({ ...answer }.headers['x-seed']).toBe('7')
  })

  test.each([200, 204])('of status %i without a body is no error', async (status) => {
    const { http } = await openHttp(raw('', { status }))
    await expect(http.json(draw)).resolves.toBeUndefined()
    await expect(http.send(draw)).resolves.toMatchObject({ status, body: undefined })
    await expect(http.bytes(draw)).resolves.toMatchObject({ status, bytes: new Uint8Array() })
  })

  test('of a cancel may have no body', async () => {
    const { client, vendor } = await openScene()
    vendor.script('DELETE /films', raw('', { status: 204 }))
    const task = await client.submit('acme/film', kite)
    await expect(task.cancel()).resolves.toBeUndefined()
    expect(vendor.seen('DELETE /films/f1')).toHaveLength(1)
  })

  test.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)('comes to %s', async (method) => {
    const { http, vendor } = await openHttp(json({ done: true }, { headers: { 'x-size': '9' } }))
    const { body, headers } = await http.send({ method, path: '/draw' })
    expect(headers['x-size']).toBe('9')
    expect(body).toEqual(method === 'HEAD' ? undefined : { done: true })
    expect(vendor.requests.map((request) => request.method)).toEqual([method])
  })
})

describe('a binary answer', () => {
  test('is given as it came, with its type', async () => {
    const headers = { 'Content-Type': 'Image/PNG; q=1', 'x-cost': '3' }
    const { http, vendor } = await openHttp(raw(picture, { headers }))
    const answer = await http.bytes(draw)
    expect(answer).toMatchObject({ status: 200, mediaType: 'image/png', body: undefined })
    expect(answer.headers['x-cost']).toBe('3')
    expect(answer.bytes).toEqual(picture)
    expect(answer.bytes.buffer.byteLength).toBe(picture.length)
    expect(vendor.requests[0]?.headers.accept).toBe('*/*')
  })

  test('is asked for by the type that the request says', async () => {
    const { http, vendor } = await openHttp(raw(picture))
    const answer = await http.bytes({ ...draw, headers: { Accept: 'audio/*' } })
    expect(answer.mediaType).toBe('application/octet-stream')
    expect(vendor.requests[0]?.headers.accept).toBe('audio/*')
  })

  test('that says it is JSON is read as JSON too', async () => {
    const text = JSON.stringify({ state: 'drawing' })
    const { http } = await openHttp(json({ state: 'drawing' }, { status: 202 }))
    const answer = await http.bytes(draw)
    expect(answer).toMatchObject({ status: 202, mediaType: 'application/json', body: { state: 'drawing' } })
    expect(Buffer.from(answer.bytes).toString()).toBe(text)
  })

  test('that says it is JSON and is not is no doubt: it has its bytes, and no body', async () => {
    const headers = { 'content-type': 'application/json' }
    const { http } = await openHttp(raw(picture, { headers }))
    const answer = await http.bytes(draw)
    expect(answer).toMatchObject({ status: 200, mediaType: 'application/json', body: undefined })
    expect(answer.bytes).toEqual(picture)
  })

  test.each([
    ['of an error status', 400],
    ['of a good status', 200],
  ])('is not what an error in JSON %s is taken for', async (_what, status) => {
    const error = { code: 'no-credits', message: 'nothing left' }
    const { http, attempt } = await openHttp(json({ error }, { status }))
    expect(await rejection(http.bytes(draw))).toMatchObject({ code: 'quota', vendorCode: 'no-credits' })
    expect(attempt.trace().mayBeAccepted).toBe(false)
  })

  test('is not what an error in words is taken for', async () => {
    const { http } = await openHttp(raw(`no cats, ${apiKey}`, { status: 422 }))
    const error = await rejection(http.bytes(draw))
    expect(error).toMatchObject({ code: 'invalid-input', httpStatus: 422 })
    expect(error.message).toContain('no cats, [hidden]')
  })

  test('of more than 64 MiB is an error', async () => {
    const { http } = await openHttp(raw(new Uint8Array(64 * 1024 * 1024 + 1)))
    expect(await rejection(http.bytes(draw))).toMatchObject({ code: 'protocol' })
  })

  test('of a paid start is the result, and no doubt', async () => {
    const { vendor } = await openHttp(raw(picture, { headers: { 'content-type': 'image/png' } }))
    const sketch = defineModel({
      title: 'Sketch',
      capability: textToImage,
      input: z.strictObject({ prompt: z.string() }),
      async start(_input, { http }) {
        const { bytes, mediaType } = await http.bytes(draw)
        return { output: { assets: [{ kind: 'image', mediaType, bytes }] } }
      },
    })
    const provider = defineProvider({
      id: 'inky',
      title: 'Inky',
      settings: z.strictObject({}),
      baseUrl: vendor.origin,
      downloads: { hosts: [] },
      models: () => ({ sketch }),
    })()
    const { assets } = await createClient({ providers: [provider] }).generate('inky/sketch', kite)
    expect(await assets[0].bytes()).toEqual(picture)
    expect(vendor.requests).toHaveLength(1)
  })
})
