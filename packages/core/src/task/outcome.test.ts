import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { collect } from '../../test/collect.js'
import { growOld } from '../../test/grow-old.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { json } from '../../test/replies.js'
import { apiKey, kite, openScene } from '../../test/scene.js'
import { defineCapability } from '../capability/define.js'
import { createClient } from '../client/create-client.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

/** A task of whose end the vendor says this. */
async function openEnded(status: object) {
  const scene = await openScene()
  scene.vendor.script('GET /tasks', json(status))
  return { ...scene, task: await scene.client.submit('acme/credulous', kite) }
}

describe('the error of a task that ended without a result', () => {
  test("has the vendor's code and its id of the request, and tells where it arose", async () => {
    const { task } = await openEnded({
      state: 'failed',
      reason: 'no wind',
      vendorCode: 'E42',
      requestId: 'r-1',
    })
    await expect(task.result()).rejects.toMatchObject({
      code: 'failed',
      message: "acme/credulous: the vendor's task failed: no wind",
      provider: 'acme',
      model: 'acme/credulous',
      phase: 'poll',
      vendorCode: 'E42',
      requestId: 'r-1',
      retryable: false,
      handle: task.handle,
    })
  })

  test('is a better word than failed where the vendor has one, and of another end none', async () => {
    const { task: rejected } = await openEnded({ state: 'failed', reason: 'no wind', code: 'rejected' })
    await expect(rejected.result()).rejects.toHaveProperty('code', 'rejected')
    const { task: canceled } = await openEnded({ state: 'canceled', reason: 'by you', code: 'vendor' })
    await expect(canceled.result()).rejects.toHaveProperty('code', 'canceled')
  })

  test('has what the vendor says with a fault that tells that the task is kept no longer', async () => {
    const { client, vendor } = await openScene()
    const error = { code: 'gone', message: 'deleted a week ago', requestId: 'r-2' }
    vendor.script('GET /tasks', json({ error }, { status: 410 }))
    const task = await client.submit('acme/picture', kite)
    growOld()
    await expect(task.result()).rejects.toMatchObject({
      code: 'expired',
      message: expect.stringContaining('deleted a week ago'),
      vendorCode: 'gone',
      requestId: 'r-2',
      handle: task.handle,
    })
  })
})

test('the last status of a task shows no secret in whatever the vendor says with it', async () => {
  const { task } = await openEnded({
    state: 'failed',
    reason: `bad key ${apiKey}`,
    vendorCode: `E-${apiKey}`,
    requestId: `r-${apiKey}`,
  })
  const [status] = await collect(task)
  expect(status).toMatchObject({ state: 'failed', reason: expect.stringContaining('bad key') })
  expect(JSON.stringify(status)).not.toContain(apiKey)
})

test('a fault of the code that reads a result does not end the task: a better version may take it up', async () => {
  const output = z.object({
    text: z.string().transform((): string => {
      throw new TypeError('this version cannot read it')
    }),
  })
  const caption = defineCapability({
    id: 'caption',
    input: z.strictObject({ prompt: z.string() }),
    output,
  })
  const poll = vi.fn(async () => ({ state: 'succeeded', output: { text: 'a red kite' } }) as const)
  const scribe = defineProvider({
    id: 'scribe',
    title: 'Scribe',
    settings: z.strictObject({}),
    baseUrl: 'https://scribe.example',
    downloads: { hosts: [] },
    models: () => ({
      note: defineModel({
        title: 'Note',
        capability: caption,
        input: caption.input,
        start: async () => ({ ref: 't1' }),
        poll,
      }),
    }),
  })
  const journal = recordingJournal()
  const client = createClient({ providers: [scribe()], journal, pacing: () => 1 })
  const task = await client.submit('scribe/note', kite)
  for (const polls of [1, 2]) {
    await expect(task.result()).rejects.toMatchObject({
      code: 'protocol',
      message: expect.stringContaining('this version cannot read it'),
      handle: task.handle,
    })
    expect(poll).toHaveBeenCalledTimes(polls)
  }
  await new Promise(setImmediate)
  expect(await collect(client.recover())).toMatchObject([{ handle: task.handle }])
})
