import { expect, expectTypeOf, test } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { kite } from '../../test/scene.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { defineModel, defineProvider, parseAnswer, textToImage, z } from '../provider.js'
import { createClient } from './create-client.js'

const task = z.object({ id: z.string() })

const model = (path: string) =>
  defineModel({
    title: path,
    capability: textToImage,
    input: z.strictObject({ prompt: z.string() }),
    async start(_input, { http }) {
      return { ref: parseAnswer(task, await http.json({ method: 'POST', path: `/${path}` })).id }
    },
    async poll(ref, { http, baseUrl }) {
      await http.json({ method: 'GET', path: `/${path}/${ref}` })
      const url = `${baseUrl}/file`
      return { state: 'succeeded', output: { assets: [{ kind: 'image', mediaType: 'image/png', url }] } }
    },
  })

async function openClient() {
  const vendor = await openVendor()
  vendor.script('POST /fal-ai', json({ id: 't1' }))
  vendor.script('GET /fal-ai', json({}))
  const provider = defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({}),
    baseUrl: vendor.origin,
    downloads: { hosts: [] },
    models: () => ({ 'fal-ai/flux/dev': model('fal-ai/flux/dev'), 'fal-ai/flux': model('fal-ai/flux') }),
  })()
  return { vendor, client: createClient({ providers: [provider], pacing: () => 20 }) }
}

test('a model whose name has slashes is submitted, resumed in another client, and told in errors', async () => {
  const { client, vendor } = await openClient()
  const { handle } = await client.submit('acme/fal-ai/flux/dev', kite)
  expectTypeOf(handle.model).toEqualTypeOf<'acme/fal-ai/flux/dev'>()
  expect(handle).toMatchObject({ model: 'acme/fal-ai/flux/dev', ref: 't1' })
  const { assets } = await client.resume(JSON.parse(JSON.stringify(handle))).result()
  expect(assets).toHaveLength(1)
  expect(vendor.requests.map(({ path }) => path)).toEqual(['/fal-ai/flux/dev', '/fal-ai/flux/dev/t1'])

  vendor.script('POST /fal-ai', json({ detail: 'no cats' }, { status: 422 }))
  expect(await rejection(client.submit('acme/fal-ai/flux', kite))).toMatchObject({
    model: 'acme/fal-ai/flux',
    provider: 'acme',
    message: expect.stringContaining('acme/fal-ai/flux: '),
  })
})

test('a model that is misspelt in one of its parts is told its name', async () => {
  const { client } = await openClient()
  // @ts-expect-error there is no such model
  expect(await rejection(client.submit('acme/fal-ai/flux/dve', kite))).toMatchObject({
    code: 'unknown-model',
    message: expect.stringContaining('acme/fal-ai/flux/dev'),
  })
})
