import { createClient } from '@mediaplug/core'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import {
  experimental_getVideoStatus as getVideoStatus,
  type JSONValue,
  experimental_startVideo as startVideo,
} from 'ai-7'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openAcme, webm } from '../../test/acme.js'
import { ended } from '../../test/ended.js'
import { errorOf } from '../../test/error.js'
import { releases } from '../../test/sdk.js'
import { openVendors } from '../../test/vendor.js'
import { mediaplug } from '../index.js'

beforeEach(() => void vi.stubGlobal('AI_SDK_LOG_WARNINGS', false))

const prompt = 'a red kite'
const image = 'https://media.example/kite.png'
const small = { resolution: '848x480', duration: 5 } as const

describe.each(releases)('generateVideo of %s', (_, { experimental_generateVideo: generateVideo }) => {
  test('gives a video, and where it is', async () => {
    const { client, asked } = await openVendors()
    const model = mediaplug(client).video('mediaio/i2v-wan-v2-5')
    const result = await generateVideo({ model, prompt: { text: prompt, image }, ...small })
    expect(result.video.mediaType).toBe('video/mp4')
    expect(Buffer.from(result.video.uint8Array).subarray(4, 8).toString()).toBe('ftyp')
    expect(asked()).toMatchObject([{ data: { prompt, image, resolution: '480P', duration: '5s' } }])
    expect(result.warnings).toEqual([])
    expect(result.providerMetadata.mediaplug).toMatchObject({
      videos: [{ url: expect.any(String), handle: { model: 'mediaio/i2v-wan-v2-5' } }],
    })
  })

  test('gives a file behind a redirect as what its bytes are, whatever the vendor says', async () => {
    const { client, starts } = await openAcme()
    const { video } = await generateVideo({ model: mediaplug(client).video('acme/clip'), prompt })
    expect(video.mediaType).toBe('video/webm')
    expect(Buffer.from(video.uint8Array)).toEqual(webm)
    expect(starts).toEqual(['/clip'])
  })

  test('makes several, each by a request', async () => {
    const { client, starts } = await openAcme()
    const model = mediaplug(client).video('acme/clip')
    expect((await generateVideo({ model, prompt, n: 3 })).videos).toHaveLength(3)
    expect(starts).toHaveLength(3)
  })

  test('asks after a task regularly, not when such tasks usually end', async () => {
    const { sandbox } = await openVendors()
    const followed: boolean[] = []
    const client = createClient({
      providers: [mediaio({ ...sandbox.credentials.mediaio, baseUrl: sandbox.baseUrls.mediaio })],
      pacing(state) {
        followed.push(state.followed)
        return 20
      },
    })
    const model = mediaplug(client).video('mediaio/i2v-wan-v2-5')
    await sandbox.fault({ vendor: 'mediaio', operation: 'create', kind: 'outcome', outcome: 'failed' })
    await errorOf(generateVideo({ model, prompt: { text: prompt, image } }))
    expect(new Set(followed)).toEqual(new Set([true]))
  })

  test('asks once where a request is in doubt', async () => {
    const { sandbox, client, paid, asked } = await openVendors()
    await sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'reset-after' })
    const model = mediaplug(client).video('tomoviee/text-to-video')
    const error = await errorOf(generateVideo({ model, prompt, maxRetries: 5 }))
    expect(error.code).toBe('submission-uncertain')
    expect(paid()).toBe(1)
    expect(asked()).toHaveLength(1)
  })

  test.each([
    [
      'a length that the model has no field for',
      'mediaio/i2v-motion-control-kling-v2-6',
      { duration: 5 },
      /duration/,
    ],
    ['a length that it does not make', 'tomoviee/text-to-video', { duration: 7 }, /duration must be 5/],
    [
      'a resolution that it has no field for',
      'mediaio/t2v-wan-v2-6',
      { resolution: '1280x720' },
      /resolution/,
    ],
    [
      'a resolution that it does not make',
      'tomoviee/text-to-video',
      { resolution: '640x360' },
      /resolution must be one of/,
    ],
    [
      'a picture for a model of words',
      'tomoviee/text-to-video',
      { prompt: { text: prompt, image } },
      /prompt\.image/,
    ],
  ] as const)('refuses %s before anything is sent', async (_case, id, settings, message) => {
    const { client, asked } = await openVendors()
    const model = mediaplug(client).video(id)
    expect((await errorOf(generateVideo({ model, prompt, ...settings }))).message).toMatch(message)
    expect(asked()).toEqual([])
  })
})

/** What another process has of an operation. */
const throughJson = (operation: JSONValue): JSONValue => JSON.parse(JSON.stringify(operation))

describe('startVideo and getVideoStatus of ai 7', () => {
  test('start here, and end in a client of another process', async () => {
    const { sandbox, client, paid } = await openVendors()
    const started = await startVideo({ model: mediaplug(client).video('tomoviee/text-to-video'), prompt })
    expect(started.operation).toMatchObject({ v: 1, model: 'tomoviee/text-to-video' })
    const { credentials, baseUrls } = sandbox
    const providers = [tomoviee({ ...credentials.tomoviee, baseUrl: baseUrls.tomoviee })] as const
    const model = mediaplug(createClient({ providers, pacing: () => 20 })).video('tomoviee/text-to-video')
    const operation = throughJson(started.operation)
    const status = await ended(model, operation)
    expect(status).toMatchObject({
      status: 'completed',
      videos: [{ type: 'binary', mediaType: 'video/mp4' }],
    })
    expect(paid()).toBe(1)
  })

  test('tell of a task that goes on, and of one that failed', async () => {
    const { sandbox, client } = await openVendors(0.4)
    const reason = 'no more film'
    await sandbox.fault({
      vendor: 'tomoviee',
      operation: 'create',
      kind: 'outcome',
      outcome: 'failed',
      reason,
    })
    const model = mediaplug(client).video('tomoviee/text-to-video')
    const { operation } = await startVideo({ model, prompt })
    expect(await getVideoStatus(model, { operation })).toMatchObject({
      status: 'pending',
      providerMetadata: {
        mediaplug: { tasks: [{ handle: operation, state: expect.stringMatching(/queued|running/) }] },
      },
    })
    const status = await ended(model, operation)
    expect(status).toMatchObject({
      status: 'error',
      error: expect.stringContaining(reason),
      providerMetadata: { mediaplug: { tasks: [{ handle: operation, state: 'failed' }] } },
    })
  })

  test('have one operation for several videos, and what some requests made where another failed', async () => {
    const { sandbox, client, paid } = await openVendors(0)
    await sandbox.fault({ vendor: 'mediaio', operation: 'create', kind: 'outcome', outcome: 'failed' })
    const model = mediaplug(client).video('mediaio/i2v-wan-v2-5')
    const { operation } = await startVideo({ model, prompt: { text: prompt, image }, n: 2, ...small })
    expect(operation).toHaveLength(2)
    const status = await ended(model, throughJson(operation))
    expect(status).toMatchObject({
      videos: [{ type: 'binary' }],
      warnings: [{ type: 'other', message: expect.stringContaining('failed') }],
    })
    expect(paid()).toBe(2)
  })

  test('give what a model answered at once, once and here', async () => {
    const { client, starts } = await openAcme()
    const model = mediaplug(client).video('acme/clip')
    const { operation } = await startVideo({ model, prompt })
    expect(await getVideoStatus(model, { operation })).toMatchObject({ status: 'completed', videos: [{}] })
    expect(await errorOf(getVideoStatus(model, { operation }))).toMatchObject({ code: 'expired' })
    expect(starts).toEqual(['/clip'])
  })

  test('make nothing of what is no operation', async () => {
    const model = mediaplug((await openVendors()).client).video('tomoviee/text-to-video')
    expect(await errorOf(getVideoStatus(model, { operation: 'kite' }))).toMatchObject({
      code: 'invalid-input',
    })
  })

  test('have the key of each start as its label', async () => {
    const { client } = await openVendors()
    const labels: (string | undefined)[] = []
    const media = mediaplug(client, { onTask: ({ label }) => void labels.push(label) })
    await startVideo({ model: media.video('tomoviee/text-to-video'), prompt })
    expect(labels).toEqual([expect.stringMatching(/^aisdk_vid_/)])
  })

  test('pay once for a start that is repeated by the same key, whoever of the program repeats it', async () => {
    const { client, paid } = await openVendors()
    const headers = { 'Idempotency-Key': 'order-17' }
    const start = (text: string) =>
      startVideo({ model: mediaplug(client).video('tomoviee/text-to-video'), prompt: text, headers })
    const [first, second] = await Promise.all([start(prompt), start(prompt)])
    expect(second.operation).toEqual(first.operation)
    expect(paid()).toBe(1)
    expect(await errorOf(start('another kite'))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining("'order-17' was given with another request"),
    })
    expect(paid()).toBe(1)
  })

  test('do not start again what is in doubt, and do what came to nothing', async () => {
    const { sandbox, client, paid } = await openVendors()
    const model = mediaplug(client).video('tomoviee/text-to-video')
    const start = (key: string) => startVideo({ model, prompt, headers: { 'idempotency-key': key } })
    await sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'reset-after' })
    expect((await errorOf(start('doubtful'))).code).toBe('submission-uncertain')
    expect((await errorOf(start('doubtful'))).code).toBe('submission-uncertain')
    expect(paid()).toBe(1)
    await sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'status', status: 401 })
    await errorOf(start('refused'))
    await start('refused')
    expect(paid()).toBe(2)
  })

  test('leave a webhook out with a warning', async () => {
    const model = mediaplug((await openVendors()).client).video('tomoviee/text-to-video')
    const { warnings } = await startVideo({ model, prompt, webhookUrl: 'https://example.com/hook' })
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'webhookUrl' }])
  })
})
