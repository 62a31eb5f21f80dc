import { expect, test, vi } from 'vitest'
import * as z from 'zod'
import { collect } from '../../test/collect.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { textToImage } from '../capability/image.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import { createClient } from './create-client.js'

const input = z.strictObject({ prompt: z.string() })
const kite = { prompt: 'a red kite' }
const assets = [{ kind: 'image', mediaType: 'image/png', bytes: new Uint8Array(1) }] as const
const find = vi.fn(async () => ({ ref: 'found' }))

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({ unavailable: z.string().optional() }),
  baseUrl: 'https://acme.example',
  downloads: { hosts: [] },
  models: ({ unavailable }) => ({
    kite: defineModel({
      title: 'Kite',
      capability: textToImage,
      input,
      unavailable,
      submitSafety: { by: 'lookup', find },
      start: async () => ({ ref: 't-1' }),
      poll: async () => ({ state: 'succeeded', output: { assets } }),
    }),
    drawing: defineModel({
      title: 'Drawing',
      capability: textToImage,
      input,
      unavailable,
      start: async () => ({ output: { assets } }),
    }),
  }),
})

const journal = recordingJournal()
const earlier = createClient({ providers: [acme()], journal, settling: 'by-caller' })
const later = () => createClient({ providers: [acme({ unavailable: 'it has gone' })], journal })

test('a task of a model that the account lacks by now is resumed', async () => {
  const { handle } = await earlier.submit('acme/kite', kite)
  await expect(later().resume(handle).result()).resolves.toHaveProperty('assets')
})

test('a doubt about a model that the account lacks by now is asked of the vendor', async () => {
  const doubtful = recordingJournal()
  await doubtful.append({
    type: 'intent',
    id: 's-1',
    model: 'acme/kite',
    at: new Date().toISOString(),
    idempotencyKey: 's-1',
    input: kite,
  })
  const client = createClient({ providers: [acme({ unavailable: 'it has gone' })], journal: doubtful })
  expect(await collect(client.recover())).toMatchObject([{ state: 'accepted', handle: { ref: 'found' } }])
})

test('an answer of a model that the account lacks by now is settled by its reference, as before', async () => {
  const { submission = '' } = await earlier.submit('acme/drawing', kite)
  const client = later()
  const submittedAt = new Date().toISOString()
  await client.settle({ v: 1, model: 'acme/drawing', ref: submission, submittedAt })
  expect(journal.records.at(-1)).toMatchObject({ type: 'settled', task: submission })
})
