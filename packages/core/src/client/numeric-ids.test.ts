import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { raw } from '../../test/replies.js'
import { kite } from '../../test/scene.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { defineModel, defineProvider, parseAnswer, textToImage, vendorId, writeJson, z } from '../provider.js'
import { createClient } from './create-client.js'

const id = '1876543210987654321'
const details = z.looseObject({})

/** A vendor whose ids are numbers, and a provider that passes on all that the vendor says. */
async function open() {
  const vendor = await openVendor()
  const picture = defineModel({
    title: 'Picture',
    capability: textToImage,
    input: z.strictObject({ prompt: z.string(), parent: z.bigint().optional() }),
    details,
    async start(input, { http }) {
      const answer = await http.json({ method: 'POST', path: '/tasks', body: writeJson(input) })
      return { ref: parseAnswer(z.object({ id: vendorId }), answer).id }
    },
    async poll(ref, { http }) {
      const answer = await http.json({ method: 'POST', path: '/poll', body: writeJson({ id: BigInt(ref) }) })
      return {
        state: 'succeeded',
        output: { assets: [{ kind: 'image', mediaType: 'image/png', url: vendor.origin }], details: answer },
      }
    },
  })
  const provider = defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({}),
    baseUrl: vendor.origin,
    downloads: { hosts: [] },
    authorize: async () => ({}),
    fault: () => undefined,
    models: () => ({ picture }),
  })
  const journal = recordingJournal()
  vendor.script('POST /tasks', raw(`{"id":${id}}`))
  vendor.script('POST /poll', raw(`{"id":${id},"seed":18446744073709551615,"list":[{"n":9007199254740993}]}`))
  const client = createClient({ providers: [provider({})], journal, pacing: () => 20 })
  return { vendor, client, journal }
}

describe('a task whose id is a number beyond 2^53', () => {
  test('is found again, to the last digit', async () => {
    const { vendor, client } = await open()
    const task = await client.submit('acme/picture', kite)
    expect(task.handle?.ref).toBe(id)
    await task.result()
    expect(vendor.seen('POST /poll').map(({ body }) => body)).toEqual([`{"id":${id}}`])
  })

  test('may stand in a request', async () => {
    const { vendor, client, journal } = await open()
    await client.submit('acme/picture', { ...kite, parent: BigInt(id) })
    expect(vendor.seen('POST /tasks').map(({ body }) => body)).toEqual([
      `{"prompt":"a red kite","parent":${id}}`,
    ])
    expect(JSON.stringify(journal.records)).toContain(`"parent":"${id}"`)
  })

  test('has details that can be written as JSON', async () => {
    const { client } = await open()
    const result = await client.generate('acme/picture', kite)
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({
      details: { id, seed: '18446744073709551615', list: [{ n: '9007199254740993' }] },
    })
  })

  test.each([400, 500])('may stand in a refusal of status %i, which is quoted', async (status) => {
    const { vendor, client } = await open()
    vendor.script('POST /tasks', raw(`{"what":"no such parent","id":${id}}`, { status }))
    const error = await rejection(client.submit('acme/picture', kite))
    expect(error).toMatchObject({ httpStatus: status })
    expect(error.message).toContain(`{"what":"no such parent","id":${id}}`)
    expect(inspect(error) + JSON.stringify(error)).toContain(id)
  })
})
