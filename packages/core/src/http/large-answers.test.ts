import { describe, expect, test } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { raw } from '../../test/replies.js'
import { apiKey, kite } from '../../test/scene.js'
import { openVendor, type Reply } from '../../test/scripted-vendor.js'
import { createClient } from '../client/create-client.js'
import { defineModel, defineProvider, type Fault, parseAnswer, textToImage, z } from '../provider.js'

const mebibyte = 1024 * 1024
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const deepField = `{"id":"t1","tree":${deep(100_000)}}`

/** A schema that calls itself as often as what it reads is nested. */
const tree: z.ZodType<unknown> = z.lazy(() => z.array(tree))

interface Ways {
  readonly answer?: z.ZodType<unknown>
  readonly fault?: (body: unknown) => Fault | undefined
}

async function open(
  { answer = z.object({ id: z.string() }), fault = () => undefined }: Ways,
  ...replies: Reply[]
) {
  const vendor = await openVendor()
  vendor.script('POST /draw', ...replies)
  vendor.script('POST /bytes', ...replies)
  const drawing = (path: string, how: 'json' | 'bytes') =>
    defineModel({
      title: path,
      capability: textToImage,
      input: z.strictObject({ prompt: z.string() }),
      details: z.unknown(),
      async start(_input, { http }) {
        const request = { method: 'POST', path, body: '{}' } as const
        const body = how === 'json' ? await http.json(request) : (await http.bytes(request)).body
        parseAnswer(answer, body)
        return {
          output: { assets: [{ kind: 'image', mediaType: 'image/png', url: vendor.origin }], details: body },
        }
      },
    })
  const provider = defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({}),
    baseUrl: vendor.origin,
    downloads: { hosts: [] },
    authorize: async () => ({ authorization: `Bearer ${apiKey}` }),
    fault: ({ body }) => fault(body),
    models: () => ({ json: drawing('/draw', 'json'), bytes: drawing('/bytes', 'bytes') }),
  })
  return { vendor, client: createClient({ providers: [provider({})] }) }
}

describe.each(['json', 'bytes'] as const)('a refusal that is read as %s', (how) => {
  const model = `acme/${how}` as const

  test('is read to a bound, and its connection closed', async () => {
    let written = 0
    let isClosed = false
    const endless: Reply = (response) => {
      const piece = Buffer.alloc(mebibyte, `${apiKey} `)
      const write = (): void => {
        while (!response.destroyed && written < 1_024 && response.write(piece)) written++
      }
      response
        .writeHead(400)
        .on('drain', write)
        .on('close', () => (isClosed = true))
      write()
    }
    const { client } = await open({}, endless)
    const error = await rejection(client.submit(model, kite))
    expect(error).toMatchObject({ code: 'invalid-input', httpStatus: 400 })
    expect(error.message.length).toBeLessThan(1_000)
    expect(error.message).not.toContain(apiKey)
    await expect.poll(() => isClosed).toBe(true)
    expect(written).toBeLessThan(100)
  })

  test('and is large is read by its provider as far as it is read at all', async () => {
    const seen: number[] = []
    const fault = (body: unknown): undefined => void seen.push(String(body).length)
    const { client } = await open({ fault }, raw(`{"text":"${'x'.repeat(8 * mebibyte)}"}`, { status: 422 }))
    await expect(rejection(client.submit(model, kite))).resolves.toMatchObject({ httpStatus: 422 })
    expect(seen).toEqual([expect.any(Number)])
    expect(seen[0]).toBeLessThan(2 * mebibyte)
  })

  const hard = {
    'nested deeply': deep(100_000),
    'nested deeply in a field': deepField,
    'a list of very many': `[${'7,'.repeat(400_000)}7]`,
    'one long text': JSON.stringify('x'.repeat(900_000)),
    'brackets that never close': '['.repeat(900_000),
  }
  const faults = {
    'that knows no such error': () => undefined,
    'that reads whatever is nested': (body: unknown) => void parseAnswer(z.object({ tree }), body),
    'that throws': () => {
      throw new Error('no such field')
    },
  }
  const refusals = Object.entries(hard).flatMap(([what, body]) =>
    Object.entries(faults).map(([by, fault]) => ({ what, by, body, fault })),
  )

  test.each(refusals)('$what is what its status says, to a provider $by', async ({ body, fault }) => {
    const { client, vendor } = await open({ fault }, raw(body, { status: 400 }))
    const error = await rejection(client.submit(model, kite))
    expect(error).toMatchObject({ code: 'invalid-input', httpStatus: 400 })
    expect(error.message.length).toBeLessThan(1_000)
    expect(vendor.requests).toHaveLength(1)
  })

  test('that a provider says in its own words may be deep beside them', async () => {
    const fault = (body: unknown): Fault | undefined => {
      const { data } = z.object({ id: z.string() }).safeParse(body)
      return data && { code: 'quota', message: data.id }
    }
    const { client } = await open({ fault }, raw(deepField, { status: 402 }))
    await expect(rejection(client.submit(model, kite))).resolves.toMatchObject({ code: 'quota' })
  })
})

describe('a good answer', () => {
  test.each(['json', 'bytes'] as const)('may be deep where nobody reads it, as %s', async (how) => {
    const { client } = await open({}, raw(deepField, { headers: { 'content-type': 'application/json' } }))
    const task = await client.submit(`acme/${how}`, kite)
    await expect(task.result()).resolves.toMatchObject({ assets: [{ kind: 'image' }] })
  })

  test('that is too deep for the schema that reads it is a doubt, which says so', async () => {
    const { client, vendor } = await open({ answer: z.object({ tree }) }, raw(deepField))
    const error = await rejection(client.submit('acme/json', kite))
    expect(error.code).toBe('submission-uncertain')
    expect(error.message).toContain('it is nested too deeply')
    expect(vendor.requests).toHaveLength(1)
  })

  test('that is wrong in very many places is told by the first of them', async () => {
    const answer = z.array(z.string())
    const { client } = await open({ answer }, raw(`[${'7,'.repeat(200_000)}7]`))
    const error = await rejection(client.submit('acme/json', kite))
    expect(error.message).toContain('[0] must be a string, got 7; [1] must be')
    expect(error.message.length).toBeLessThan(4_000)
  })

  test('that is large and no JSON is told by its beginning', async () => {
    const { client } = await open({}, raw(`<html>${'x'.repeat(20 * mebibyte)}`))
    const error = await rejection(client.submit('acme/json', kite))
    expect(error.message).toContain('not JSON: <html>xxx')
    expect(error.message.length).toBeLessThan(1_000)
  })
})
