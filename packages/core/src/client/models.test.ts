import { expect, test } from 'vitest'
import * as z from 'zod'
import { textToImage } from '../capability/image.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import { createClient } from './create-client.js'

/** A client of one model, and how often its input was looked into. */
function openClient() {
  const seen = { times: 0 }
  const words = z.lazy(() => {
    seen.times += 1
    return z.string()
  })
  const drawing = defineModel({
    title: 'Drawing',
    capability: textToImage,
    input: z.strictObject({ prompt: words }),
    start: async () => ({ ref: 't-1' }),
    poll: async () => ({ state: 'running' }),
  })
  const acme = defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({}),
    baseUrl: 'https://acme.example',
    downloads: { hosts: [] },
    models: () => ({ drawing }),
  })
  return { client: createClient({ providers: [acme()] }), seen }
}

test('a client tells what is installed, and what it takes', () => {
  const { client } = openClient()
  expect(client.models).toMatchObject([
    {
      id: 'acme/drawing',
      title: 'Drawing',
      capability: 'text-to-image',
      jsonSchema: { type: 'object', properties: { prompt: { type: 'string' } }, required: ['prompt'] },
    },
  ])
})

test('a JSON Schema is made when it is first read, and once', () => {
  const { client, seen } = openClient()
  const [model] = client.models
  expect(seen.times).toBe(0)
  const schema = model?.jsonSchema
  const { times } = seen
  expect(times).toBeGreaterThan(0)
  expect(model?.jsonSchema).toBe(schema)
  expect(seen.times).toBe(times)
})

test('a client tells what the capability of a model takes, and how long its tasks usually take', () => {
  const [model] = openClient().client.models
  expect(model?.capabilitySchema).toMatchObject({ required: ['prompt'], additionalProperties: false })
  expect(model?.usualSeconds).toBeUndefined()
})

test('a client tells what kinds of file a model makes', () => {
  expect(openClient().client.models[0]?.kinds).toEqual(['image'])
})
