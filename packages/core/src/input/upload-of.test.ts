import { expect, test } from 'vitest'
import * as z from 'zod'
import { rejection } from '../../test/rejection.js'
import { json, reset } from '../../test/replies.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { segmentImage } from '../capability/image.js'
import { createClient } from '../client/create-client.js'
import { credential } from '../contract/credential.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import { file } from '../file/file.js'
import type { Upload } from './upload.js'

/** A vendor with a storage of its own. */
async function openScene(upload?: Upload) {
  const vendor = await openVendor()
  vendor.script('POST /files', json({ url: 'https://files.acme.example/1' }))
  vendor.script('POST /masks', json({}))
  const acme = defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
    baseUrl: vendor.origin,
    downloads: { hosts: [] },
    authorize: async (_request, { apiKey }) => ({ authorization: await apiKey() }),
    async upload({ bytes, mediaType }, { http }) {
      const headers = { 'content-type': mediaType }
      const answer = await http.json({ method: 'POST', path: '/files', headers, body: bytes })
      return z.object({ url: z.string() }).parse(answer).url
    },
    models: () => ({
      mask: defineModel({
        title: 'Mask',
        capability: segmentImage,
        input: z.strictObject({ image: file({ as: 'url' }) }),
        async start({ image }, { http }) {
          await http.json({ method: 'POST', path: '/masks', body: JSON.stringify({ image }) })
          return { output: { assets: [{ kind: 'mask', mediaType: 'image/png', bytes: new Uint8Array(1) }] } }
        },
      }),
    }),
  })
  const client = createClient({ providers: [acme({ apiKey: 'sk-kite-0123456789' })], upload })
  return { vendor, generate: () => client.generate('acme/mask', { image: new Uint8Array([1, 2]) }) }
}

test('a file goes where the vendor keeps files, where the client has no place of its own', async () => {
  const { vendor, generate } = await openScene()
  await generate()
  const [stored, paid] = vendor.requests
  expect(stored).toMatchObject({ path: '/files', headers: { authorization: 'sk-kite-0123456789' } })
  expect(paid?.body).toBe('{"image":"https://files.acme.example/1"}')
})

test("the client's own place wins", async () => {
  const { vendor, generate } = await openScene(async () => 'https://mine.example/1')
  await generate()
  expect(vendor.requests.map(({ body }) => body)).toEqual(['{"image":"https://mine.example/1"}'])
})

test('an upload that breaks is repeated, and what refuses it is told before anything is paid', async () => {
  const { vendor, generate } = await openScene()
  vendor.script('POST /files', reset, json({ url: 'https://files.acme.example/1' }))
  await generate()
  expect(vendor.seen('POST /files')).toHaveLength(2)
  vendor.script('POST /files', json({}, { status: 401 }))
  expect(await rejection(generate())).toMatchObject({ code: 'auth', phase: 'input', model: 'acme/mask' })
  expect(vendor.seen('POST /masks')).toHaveLength(1)
})

test('an upload is called as a method of its definition, and of a provider that another has made of it', async () => {
  const vendor = await openVendor()
  vendor.script('POST /masks', json({}))
  const mask = defineModel({
    title: 'Mask',
    capability: segmentImage,
    input: z.strictObject({ image: file({ as: 'url' }) }),
    async start({ image }, { http }) {
      await http.json({ method: 'POST', path: '/masks', body: JSON.stringify({ image }) })
      return { output: { assets: [{ kind: 'mask', mediaType: 'image/png', bytes: new Uint8Array(1) }] } }
    },
  })
  const definition = {
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({}),
    baseUrl: vendor.origin,
    downloads: { hosts: [] },
    async upload() {
      return `https://files.acme.example/${this.id}/${this.title}`
    },
    models: () => ({ mask }),
  } as const
  const provider = defineProvider(definition)()
  const wrapped = {
    ...provider,
    id: 'wrapped',
    async upload() {
      return `https://files.acme.example/${this.id}`
    },
  }
  const client = createClient({ providers: [provider, wrapped] })
  await client.generate('acme/mask', { image: new Uint8Array([1, 2]) })
  await client.generate('wrapped/mask', { image: new Uint8Array([1, 2]) })
  expect(vendor.requests.map(({ body }) => body)).toEqual([
    '{"image":"https://files.acme.example/acme/Acme"}',
    '{"image":"https://files.acme.example/wrapped"}',
  ])
})
