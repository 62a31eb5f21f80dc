import { inspect } from 'node:util'
import { createClient } from '@mediaplug/core'
import type { z } from '@mediaplug/core/provider'
import { afterEach, describe, expect, expectTypeOf, test, vi } from 'vitest'
import { good, keys, openScriptedVendor } from '../test/scripted-vendor.js'
import { type ImageToImageInput, type Style, tencent } from './index.js'
import type { schema } from './models/input.js'

const vendor = await openScriptedVendor()
const image = 'https://media.example/cat.png'
afterEach(() => void vi.unstubAllEnvs())

test('serves image-to-image at the vendor’s usual address', () => {
  const { id, baseUrl, models, limits } = tencent()
  expect({ id, baseUrl, models: Object.keys(models), limits }).toEqual({
    id: 'tencent',
    baseUrl: 'https://aiart.tencentcloudapi.com',
    models: ['image-to-image'],
    limits: { concurrentTasks: 3 },
  })
})

test('takes credentials from the environment, by the names of the vendor’s tools', async () => {
  vi.stubEnv('TENCENTCLOUD_SECRET_ID', 'AKIDenvironment')
  vi.stubEnv('TENCENTCLOUD_SECRET_KEY', 'environment-key')
  vi.stubEnv('TENCENTCLOUD_TOKEN', 'environment-token')
  const client = createClient({ providers: [tencent({ baseUrl: vendor.baseUrl })] })
  await client.generate('tencent/image-to-image', { image })
  expect(vendor.requests[0]?.headers).toMatchObject({
    authorization: expect.stringContaining('Credential=AKIDenvironment/'),
    'x-tc-token': 'environment-token',
  })
})

describe('a token in the environment', () => {
  const tokenSent = async (settings: Parameters<typeof tencent>[0]) => {
    vi.stubEnv('TENCENTCLOUD_TOKEN', 'token-of-another-account')
    const client = createClient({ providers: [tencent({ ...settings, baseUrl: vendor.baseUrl })] })
    await client.generate('tencent/image-to-image', { image })
    return vendor.requests[0]?.headers['x-tc-token']
  }

  test('is not sent with keys that are given', async () => {
    expect(await tokenSent(keys)).toBeUndefined()
  })

  test('goes behind the one that is given with them', async () => {
    expect(await tokenSent({ ...keys, token: 'a-session-token' })).toBe('a-session-token')
  })
})

test('names the credential that is missing, and sends nothing', async () => {
  vi.stubEnv('TENCENTCLOUD_SECRET_KEY', undefined)
  const client = createClient({
    providers: [tencent({ secretId: keys.secretId, baseUrl: vendor.baseUrl })],
  })
  await expect(client.generate('tencent/image-to-image', { image })).rejects.toMatchObject({
    code: 'auth',
    message: expect.stringContaining('TENCENTCLOUD_SECRET_KEY'),
  })
  expect(vendor.requests).toEqual([])
})

test.each([
  [{ region: 'ap-guangzhou' }, "region must be 'ap-singapore'"],
  [{ language: 'en' }, "language must be one of 'zh-CN', 'en-US'"],
  [{ appKey: 'x' }, 'appKey is not supported'],
])('refuses the setting %o', (settings, message) => {
  expect(() => tencent(settings as never)).toThrow(message)
})

test('shows no secret, before and after it was used', async () => {
  const provider = tencent({ ...keys, token: 'a-session-token', baseUrl: vendor.baseUrl })
  const client = createClient({ providers: [provider] })
  const task = await client.submit('tencent/image-to-image', { image })
  for (const value of [provider, client, task, task.handle]) {
    const shown = `${inspect(value, { depth: 9, showHidden: true })}${JSON.stringify(value)}`
    expect(shown).not.toMatch(/the-secret-key|AKIDexample|a-session-token/)
  }
})

test('serves a portable request, and says why it does not', async () => {
  const client = vendor.open()
  const portable = { image, prompt: 'a cat', negativePrompt: 'dogs', strength: 0.5 }
  await expect(client.generate('image-to-image', portable)).resolves.toHaveProperty('assets')
  await expect(client.generate('image-to-image', { ...portable, seed: 7 } as never)).rejects.toMatchObject({
    code: 'no-route',
    message: expect.stringContaining('tencent/image-to-image: seed is not supported'),
  })
})

test('three tasks are at work at a time', async () => {
  let atWork = 0
  let most = 0
  let threeAreThere = () => {}
  const three = new Promise<void>((resolve) => {
    threeAreThere = resolve
  })
  vendor.answerBy(async () => {
    most = Math.max(most, ++atWork)
    if (atWork === 3) threeAreThere()
    await three
    await new Promise((resolve) => setTimeout(resolve, 20))
    atWork--
    return good
  })
  const client = vendor.open()
  await Promise.all(Array.from({ length: 8 }, () => client.generate('tencent/image-to-image', { image })))
  expect(most).toBe(3)
})

describe('types', () => {
  test('take what the vendor takes', () => {
    expectTypeOf<{ image: string }>().toExtend<ImageToImageInput>()
    expectTypeOf<NonNullable<ImageToImageInput['styles']>>().toEqualTypeOf<readonly [Style]>()
    expectTypeOf<NonNullable<ImageToImageInput['resolution']>>().toEqualTypeOf<
      'origin' | '768:768' | '768:1024' | '1024:768'
    >()
    expectTypeOf<NonNullable<ImageToImageInput['format']>>().toEqualTypeOf<'url' | 'base64'>()
    expectTypeOf<'watercolor' | '2.5d-anime' | 104 | 210>().toExtend<Style>()
    expectTypeOf<'oil' | 105>().not.toExtend<Style>()
  })

  test('and the schema say the same', () => {
    type Checked = z.input<typeof schema>
    expectTypeOf<Checked>().toExtend<ImageToImageInput>()
    expectTypeOf<ImageToImageInput>().toExtend<Checked>()
    expectTypeOf<keyof ImageToImageInput>().toEqualTypeOf<keyof Checked>()
  })

  test('refuse what the vendor does not take', () => {
    const request = (input: ImageToImageInput) => void input
    const settings = (given: Parameters<typeof tencent>[0]) => void given
    // @ts-expect-error an image is required
    request({ prompt: 'a cat' })
    // @ts-expect-error of several styles the vendor uses only the first
    request({ image, styles: ['watercolor', 'clay'] })
    // @ts-expect-error there is no such style
    request({ image, styles: ['oil'] })
    // @ts-expect-error there is no such resolution
    request({ image, resolution: '720p' })
    // @ts-expect-error a place without a logo
    request({ image, logo: { rect: { x: 0, y: 0, width: 1, height: 1 } } })
    // @ts-expect-error there is no such field
    request({ image, seed: 1 })
    // @ts-expect-error there is no such region
    settings({ region: 'ap-guangzhou' })
  })
})
