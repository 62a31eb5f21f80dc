import { createClient } from '@mediaplug/core'
import { createSandbox } from '@mediaplug/sandbox'
import { afterAll, describe, expect, test } from 'vitest'
import { type CameraMove, tomoviee } from '../index.js'

const sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 0 })
afterAll(() => sandbox.close())

const { appKey, appSecret } = sandbox.credentials.tomoviee
const client = createClient({
  providers: [tomoviee({ appKey, appSecret, baseUrl: sandbox.baseUrls.tomoviee })],
  pacing: () => 10,
})
const lastCreate = () => sandbox.log.findLast(({ operation }) => operation === 'create')

describe('the request on the wire', () => {
  test('has the defaults of the vendor’s documents', async () => {
    await client.submit('tomoviee/text-to-video', { prompt: 'a kite' })
    expect(lastCreate()).toMatchObject({
      method: 'POST',
      path: '/v1/open/capacity/application/tm_text2video_b',
    })
    expect(lastCreate()?.body).toEqual({
      prompt: 'a kite',
      resolution: '720p',
      duration: 5,
      aspect_ratio: '16:9',
    })
  })

  test('has every field in the vendor’s names', async () => {
    await client.submit('tomoviee/text-to-video', {
      prompt: 'a kite',
      resolution: '1080p',
      duration: 5,
      aspectRatio: '9:16',
      cameraMove: 'push in',
    })
    expect(lastCreate()?.body).toEqual({
      prompt: 'a kite',
      resolution: '1080p',
      duration: 5,
      aspect_ratio: '9:16',
      camera_move_index: 7,
    })
  })

  test('carries the key and the Basic authorization', async () => {
    await client.submit('tomoviee/text-to-video', { prompt: 'a kite' })
    expect(lastCreate()?.headers).toMatchObject({
      'x-app-key': appKey,
      authorization: `Basic ${Buffer.from(`${appKey}:${appSecret}`).toString('base64')}`,
      'content-type': 'application/json',
    })
  })
})

describe('limits', () => {
  test.each([
    { cameraMove: 1 },
    { cameraMove: 46 },
    { cameraMove: 'full shot (subject)' },
    { aspectRatio: '1:1' },
    { resolution: '720p' },
  ] as const)('%o is accepted', async (field) => {
    await client.submit('tomoviee/text-to-video', { prompt: 'a kite', ...field })
    expect(lastCreate()?.accepted).toBe(true)
  })

  test.each([
    [{ duration: 6 }, 'duration must be 5, got 6'],
    [{ aspectRatio: '2:1' }, "aspectRatio must be one of '16:9', '9:16', '4:3', '3:4', '1:1', got '2:1'"],
    [{ resolution: '4k' }, "resolution must be one of '720p', '1080p', got '4k'"],
    [{ cameraMove: 0 }, 'cameraMove must be'],
    [{ cameraMove: 47 }, 'cameraMove must be'],
    [{ cameraMove: 'push' }, "such as 'push in'"],
    [
      { cameraMove: 'Full Shot' },
      "'full shot (establishing)', the vendor's 28, or 'full shot (subject)', its 39",
    ],
    [{ cameraMove: 'moonwalk' }, "such as 'orbit'"],
    [{ cameraMove: 1.5 }, 'cameraMove must be'],
    [{ prompt: '' }, 'prompt must not be blank'],
    [{ negativePrompt: '' }, 'negativePrompt is not supported'],
    [{ cameramove: 'spin' }, 'did you mean cameraMove?'],
  ])('%o is refused before anything is sent', async (field, message) => {
    const before = sandbox.log.length
    const submission = client.submit('tomoviee/text-to-video', { prompt: 'a kite', ...field } as never)
    await expect(submission).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(message),
    })
    expect(sandbox.log).toHaveLength(before)
  })
})

describe('camera moves', () => {
  test.each([
    ['orbit', 1],
    ['full shot (establishing)', 28],
    ['full shot (subject)', 39],
    ['crane down', 46],
    [12, 12],
    ['Macro shot', 31],
    ['Time lapse shot', 40],
    ['Eye-level shot', 43],
    ['PUSH IN', 7],
    ['fpv drone', 21],
  ] as const)('%s is index %d', async (name, index) => {
    const cameraMove = name as CameraMove
    await client.submit('tomoviee/text-to-video', { prompt: 'a kite', cameraMove })
    expect(lastCreate()?.body).toMatchObject({ camera_move_index: index })
  })
})
