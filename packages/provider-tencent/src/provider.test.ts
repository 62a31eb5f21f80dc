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

const editing = ['sketch-to-image', 'refine-image', 'image-outpainting', 'image-inpainting-removal']
const allModels = [
  ...['image-to-image', 'text-to-image', 'text-to-image-lite', 'text-to-image-rapid'],
  ...[...editing, 'replace-background', 'change-clothes', 'generate-avatar'],
].map((name) => `tencent/${name}`)

describe('a region', () => {
  const listed = (settings: Parameters<typeof tencent>[0]) =>
    createClient({ providers: [tencent(settings)] }).models.map(({ id }) => id)

  test('of the international site has two models, and is the usual one', () => {
    const { id, baseUrl } = tencent()
    expect([id, baseUrl]).toEqual(['tencent', 'https://aiart.tencentcloudapi.com'])
    expect(listed({})).toEqual(['tencent/image-to-image', 'tencent/change-clothes'])
  })

  test('of the China site has all, each with what a person needs to choose', () => {
    expect(listed({ region: 'ap-guangzhou' })).toEqual(allModels)
    for (const { description } of Object.values(tencent().models)) expect(description).toMatch(/at a time/)
  })

  test('is sent', async () => {
    await vendor.open({ region: 'ap-guangzhou' }).generate('tencent/image-to-image', { image })
    expect(vendor.requests[0]?.headers['x-tc-region']).toBe('ap-guangzhou')
  })

  test('that does not offer a model says which does', async () => {
    const client = vendor.open()
    const message =
      'tencent/refine-image is not available to this account: the vendor offers it in ap-guangzhou, and the setting region is ap-singapore.'
    await expect(client.generate('tencent/refine-image', { image })).rejects.toMatchObject({
      code: 'unsupported',
      message,
    })
    await expect(client.generate('upscale-image', { image })).rejects.toMatchObject({
      message: `upscale-image: ${message}`,
    })
    expect(vendor.requests).toEqual([])
  })
})

test('results may lie where the vendor’s examples have them', () => {
  expect(tencent().downloads.hosts).toContain('.myqcloud.com')
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
  [{ region: 'eu-frankfurt' }, "region must be one of 'ap-singapore', 'ap-guangzhou'"],
  [{ modelLimits: { 'image-to-image': { concurrentTasks: 0 } } }, 'concurrentTasks must be at least 1'],
  [{ modelLimits: { 'image-to-video': {} } }, 'modelLimits'],
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

describe('tasks at a time', () => {
  /** How many requests are at the vendor at once, of eight; it answers when as many are there as are said to come. */
  async function atOnce(coming: number, ask: () => Promise<unknown>): Promise<number> {
    let atWork = 0
    let most = 0
    let allAreThere = () => {}
    const all = new Promise<void>((resolve) => {
      allAreThere = resolve
    })
    vendor.answerBy(async () => {
      most = Math.max(most, ++atWork)
      if (atWork === coming) allAreThere()
      await all
      await new Promise((resolve) => setTimeout(resolve, 5))
      atWork--
      return good
    })
    await Promise.all(Array.from({ length: 8 }, ask))
    return most
  }

  test('are three of image-to-image', async () => {
    const client = vendor.open()
    expect(await atOnce(3, () => client.generate('tencent/image-to-image', { image }))).toBe(3)
  })

  test('are one of each other model', async () => {
    const client = vendor.open({ region: 'ap-guangzhou' })
    expect(await atOnce(1, () => client.generate('tencent/refine-image', { image }))).toBe(1)
  })

  test('are told with the requests a second, where the vendor limits those', () => {
    const modelLimits = { 'text-to-image': { requestsPerSecond: 5 } }
    expect(tencent().models['text-to-image'].limits).toEqual({ concurrentTasks: 1, requestsPerSecond: 20 })
    expect(tencent().models['refine-image'].limits).toEqual({ concurrentTasks: 1 })
    expect(tencent({ modelLimits }).models['text-to-image'].limits).toEqual({
      concurrentTasks: 1,
      requestsPerSecond: 5,
    })
  })

  test('are as many as the account has bought', async () => {
    const modelLimits = { 'refine-image': { concurrentTasks: 5 } }
    const client = vendor.open({ region: 'ap-guangzhou', modelLimits })
    expect(await atOnce(5, () => client.generate('tencent/refine-image', { image }))).toBe(5)
  })
})

describe('types', () => {
  test('take what the vendor takes', () => {
    expectTypeOf<{ image: string }>().toExtend<ImageToImageInput>()
    expectTypeOf<NonNullable<ImageToImageInput['styles']>>().toEqualTypeOf<readonly [Style]>()
    expectTypeOf<NonNullable<ImageToImageInput['resolution']>>().toEqualTypeOf<
      'origin' | '768:768' | '768:1024' | '1024:768'
    >()
    expectTypeOf<NonNullable<ImageToImageInput['format']>>().toEqualTypeOf<'url' | 'base64'>()
    expectTypeOf<'watercolor' | '2.5d-anime' | 104 | 210 | '104'>().toExtend<Style>()
    expectTypeOf<'oil'>().not.toExtend<Style>()
    expectTypeOf<105 | '105'>().not.toExtend<Style>()
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
    settings({ region: 'eu-frankfurt' })
  })
})
