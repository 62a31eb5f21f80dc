import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { heard } from '../../test/heard.js'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { defineCapability } from '../capability/define.js'
import { textToImage } from '../capability/image.js'
import { outputOf, type ProducedAssets } from '../capability/output.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import { createClient } from './create-client.js'

const prompt = z.string()
const input = z.strictObject({ prompt })
const answered = z.looseObject({ url: z.string().optional(), text: z.string().optional() })
const captioning = defineCapability({
  id: 'caption',
  input: z.strictObject({ prompt }),
  output: z.strictObject({ text: z.string() }),
})
const answering = defineCapability({
  id: 'answer',
  input: z.strictObject({ prompt }),
  output: z.object({ text: z.string(), assets: z.custom<ProducedAssets<'image'>>().optional() }),
})
const sculpting = defineCapability({
  id: 'text-to-3d',
  input: z.strictObject({ prompt }),
  output: outputOf('model'),
})

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({}),
  baseUrl: 'https://acme.example',
  downloads: { hosts: [] },
  models: () => ({
    drawing: defineModel({
      title: 'Drawing',
      capability: textToImage,
      input,
      details: z.object({ seed: z.number() }),
      async start(_input, { http }) {
        const { url = '', usage, ...told } = answered.parse(await http.json({ method: 'POST', path: '/' }))
        const asset = { kind: 'image', mediaType: 'image/png', url } as const
        const notes = {
          details: told.details,
          requestId: 'r-1',
          usage: usage as { amount: number; unit: string },
        }
        return { output: { assets: [asset], ...notes } }
      },
    }),
    caption: defineModel({
      title: 'Caption',
      capability: captioning,
      input,
      async start(_input, { http }) {
        const { text = '' } = answered.parse(await http.json({ method: 'POST', path: '/' }))
        return { output: { text, requestId: 'r-2' } }
      },
    }),
    answer: defineModel({
      title: 'Answer',
      capability: answering,
      input,
      start: async () => ({ output: { text: 'no picture was needed', assets: [] } }),
    }),
    statue: defineModel({
      title: 'Statue',
      capability: sculpting,
      input,
      start: async () => ({
        output: { assets: [{ kind: 'model', mediaType: 'model/gltf-binary', bytes: new Uint8Array(1) }] },
      }),
    }),
  }),
})

async function openClient(answer: object) {
  const vendor = await openVendor()
  vendor.script('POST /', json({ url: `${vendor.origin}/file`, ...answer }))
  return createClient({ providers: [acme({ baseUrl: vendor.origin })] })
}

const kite = { prompt: 'a red kite' }

describe('what a vendor tells besides', () => {
  test('stands in the result', async () => {
    const client = await openClient({ details: { seed: 7, more: 1 }, usage: { amount: 2, unit: 'credits' } })
    const result = await client.generate('acme/drawing', kite)
    expect(result.details?.seed).toBe(7)
    expect(result).toMatchObject({
      details: { seed: 7 },
      usage: { amount: 2, unit: 'credits' },
      requestId: 'r-1',
      assets: [{ kind: 'image' }],
    })
  })

  test('is left out where there is none', async () => {
    const client = await openClient({})
    expect(Object.keys(await client.generate('acme/drawing', kite))).toEqual(['assets', 'model', 'requestId'])
  })

  test('costs no result where it makes no sense, and is published', async () => {
    const client = await openClient({ details: { seed: 'seven' }, usage: { amount: '2' } })
    const events = heard('mediaplug.mismatch')
    const result = await client.generate('acme/drawing', kite)
    expect(Object.keys(result)).toEqual(['assets', 'model', 'requestId'])
    expect(events).toEqual([
      {
        model: 'acme/drawing',
        ref: undefined,
        part: 'details',
        message: "seed must be a number, got 'seven'",
      },
      { model: 'acme/drawing', ref: undefined, part: 'usage', message: expect.stringContaining('amount') },
    ])
  })
})

describe('a capability', () => {
  test('may yield text and no file, whatever else its strict output knows', async () => {
    const client = await openClient({ text: 'a kite in the wind' })
    const { text, assets, requestId } = await client.generate('caption', kite)
    expect({ text, assets, requestId }).toEqual({ text: 'a kite in the wind', assets: [], requestId: 'r-2' })
  })

  test('may yield files or none: an empty list of them costs no text', async () => {
    const client = await openClient({})
    const { text, assets } = await client.generate('answer', kite)
    expect({ text, assets }).toEqual({ text: 'no picture was needed', assets: [] })
  })

  test('may yield files of a kind of its own', async () => {
    const client = await openClient({})
    const { assets } = await client.generate('text-to-3d', kite)
    expect(assets[0].kind).toBe('model')
    expect(await assets[0].bytes()).toEqual(new Uint8Array(1))
  })

  test('that yields files is not served without one', async () => {
    const client = await openClient({ url: 'no URL' })
    expect((await rejection(client.generate('acme/drawing', kite))).code).toBe('submission-uncertain')
  })
})
