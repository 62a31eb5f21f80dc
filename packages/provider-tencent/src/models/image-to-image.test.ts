import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { imageOf, pngOf } from '../../test/image.js'
import { openScriptedVendor } from '../../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const { requests, sent, expectRefused } = vendor
const client = vendor.open()

const url = 'https://media.example/cat.png'
const base64Of = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const generate = (field: object) => client.generate('tencent/image-to-image', { image: url, ...field })

describe('the request on the wire', () => {
  test('has the image, and nothing that was not asked for', async () => {
    expect(await sent(generate({}))).toEqual({ InputUrl: url })
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/',
      headers: {
        'content-type': 'application/json',
        'x-tc-action': 'ImageToImage',
        'x-tc-version': '2022-12-29',
      },
    })
  })

  test('has every field in the vendor’s names', async () => {
    const body = await sent(
      generate({
        prompt: 'a cat on a wall',
        negativePrompt: 'dogs',
        styles: ['monet-garden'],
        resolution: '768:1024',
        strength: 0.7,
        logo: { image: 'https://media.example/logo.png', rect: { x: 10, y: 0, width: 20, height: 30 } },
        format: 'base64',
        enhance: true,
        restoreFaces: 2,
      }),
    )
    expect(body).toEqual({
      InputUrl: url,
      Prompt: 'a cat on a wall',
      NegativePrompt: 'dogs',
      Styles: ['133'],
      ResultConfig: { Resolution: '768:1024' },
      LogoAdd: 1,
      LogoParam: {
        LogoUrl: 'https://media.example/logo.png',
        LogoRect: { X: 10, Y: 0, Width: 20, Height: 30 },
      },
      Strength: 0.7,
      RspImgType: 'base64',
      EnhanceImage: 1,
      RestoreFace: 2,
    })
  })

  test.each([
    [{ styles: [201] }, { Styles: ['201'] }],
    [{ resolution: 'origin' }, { ResultConfig: { Resolution: 'origin' } }],
    [{ logo: false }, { LogoAdd: 0 }],
    [{ logo: true }, { LogoAdd: 1 }],
    [{ logo: { image: url } }, { LogoAdd: 1, LogoParam: { LogoUrl: url } }],
    [{ format: 'url' }, { RspImgType: 'url' }],
    [{ enhance: false }, { EnhanceImage: 0 }],
    [{ restoreFaces: 0 }, { RestoreFace: 0 }],
    [{ negativePrompt: '' }, { NegativePrompt: '' }],
    [{ prompt: 'кот\u2028"\\ 🐈' }, { Prompt: 'кот\u2028"\\ 🐈' }],
  ])('of %j has %j', async (field, expected) => {
    expect(await sent(generate(field))).toEqual({ InputUrl: url, ...expected })
  })
})

describe('a file', () => {
  const folder = mkdtemp(join(tmpdir(), 'mediaplug-'))
  afterAll(async () => rm(await folder, { recursive: true }))

  test.each(['png', 'jpeg', 'bmp', 'tiff', 'webp'] as const)('that is %s goes as base64', async (type) => {
    const image = imageOf(type)
    expect(await sent(generate({ image }))).toEqual({ InputImage: base64Of(image) })
  })

  test('is given as a path, as a Blob or as an earlier result', async () => {
    const image = pngOf(100, 200)
    const path = join(await folder, 'cat.png')
    await writeFile(path, image)
    for (const given of [{ path }, new Blob([Buffer.from(image)])]) {
      expect(await sent(generate({ image: given }))).toEqual({ InputImage: base64Of(image) })
    }
    const { assets } = await generate({})
    expect(await sent(generate({ image: assets[0] }))).toEqual({
      InputImage: base64Of(await assets[0].bytes()),
    })
  })

  test('may be the logo too', async () => {
    const body = await sent(generate({ image: pngOf(512, 512), logo: { image: imageOf('gif') } }))
    expect(body).toMatchObject({
      InputImage: base64Of(pngOf(512, 512)),
      LogoParam: { LogoImage: base64Of(imageOf('gif')) },
    })
  })
})

describe('limits', () => {
  const face = '😀'

  test.each([
    { image: pngOf(51, 4_999) },
    { image: pngOf(4_999, 51) },
    { image: pngOf(512, 512, 5_999_997) },
    { prompt: face.repeat(256) },
    { negativePrompt: face.repeat(256) },
    { strength: 0.01 },
    { strength: 1 },
    { restoreFaces: 6 },
    { logo: { image: url, rect: { x: 0, y: 0, width: 1, height: 1 } } },
    { logo: { image: new Uint8Array(7_499_000) } },
  ])('case %# at a limit is accepted', async (field) => {
    await expect(generate(field)).resolves.toHaveProperty('assets')
    const { byteLength = 0 } = requests[0]?.body ?? {}
    expect(byteLength).toBeLessThanOrEqual(10_000_000)
  })

  test.each([
    ['image: it is 50 x 512 pixels, allowed are sides of 51 to 4999', { image: pngOf(50, 512) }],
    ['image: it is 512 x 5000 pixels', { image: pngOf(512, 5_000) }],
    ['image: it has 5999998 bytes, allowed are 5999997', { image: pngOf(512, 512, 5_999_998) }],
    ['image: it is image/gif, allowed are image/jpeg, image/png', { image: imageOf('gif') }],
    ['image must be an http(s) URL', { image: 'cat.png' }],
    ['prompt must not be blank', { prompt: ' ' }],
    ['prompt must have at most 256 characters', { prompt: face.repeat(257) }],
    ['negativePrompt must have at most 256 characters', { negativePrompt: 'x'.repeat(257) }],
    ["styles[0] must be one of 63 values, such as 'watercolor'", { styles: ['watercolour'] }],
    ['styles must have at most 1 items', { styles: ['watercolor', 'clay'] }],
    ["resolution must be one of 'origin', '768:768', '768:1024', '1024:768'", { resolution: '720p' }],
    ['strength must be more than 0', { strength: 0 }],
    ['strength must be at most 1', { strength: 1.1 }],
    ["format must be one of 'url', 'base64'", { format: 'png' }],
    ['restoreFaces must be at most 6', { restoreFaces: 7 }],
    ['restoreFaces must be at least 0', { restoreFaces: -1 }],
    ['restoreFaces must be an integer', { restoreFaces: 1.5 }],
    ['enhance must be a boolean', { enhance: 1 }],
    ['logo must be a boolean or an object', { logo: 1 }],
    ['logo.image', { logo: {} }],
    ['logo.rect.width', { logo: { image: url, rect: { x: 0, y: 0, width: 0, height: 1 } } }],
    ['logo.rect.x', { logo: { image: url, rect: { x: -1, y: 0, width: 1, height: 1 } } }],
    ['logo.image: it has 7499998 bytes', { logo: { image: new Uint8Array(7_499_998) } }],
    ['aspectRatio is not supported', { aspectRatio: '1:1' }],
    ['count is not supported', { count: 1 }],
    ['seed is not supported', { seed: 0 }],
  ])('refuses, saying that %s', async (message, field) => {
    await expectRefused(generate(field), message)
  })

  test('refuses a request that is too large by its files together', async () => {
    const files = { image: pngOf(512, 512, 5_000_000), logo: { image: new Uint8Array(2_600_000) } }
    await expectRefused(generate(files), 'allowed are 10000000')
  })
})

describe('the result', () => {
  test('is bytes, which nobody can change for others', async () => {
    const image = Buffer.from(pngOf(64, 64))
    const { assets } = await generate({})
    const bytes = await assets[0].bytes()
    expect(assets[0]).toMatchObject({ kind: 'image', mediaType: 'image/png' })
    expect(Buffer.from(bytes)).toEqual(image)
    bytes.fill(0)
    expect(Buffer.from(await assets[0].bytes())).toEqual(image)
  })

  test('is a URL where that was asked for, and is downloaded from there', async () => {
    vendor.answerBy(({ path }) =>
      path === '/'
        ? { response: { ResultImage: `${vendor.baseUrl}/1.jpg?q-sign-time=1;2` } }
        : { text: '<svg>cat</svg>' },
    )
    const { assets } = await generate({ format: 'url' })
    expect(assets[0]).toMatchObject({
      mediaType: 'image/jpeg',
      url: `${vendor.baseUrl}/1.jpg?q-sign-time=1;2`,
    })
    expect(Buffer.from(await assets[0].bytes()).toString()).toBe('<svg>cat</svg>')
  })

  test('that cannot be read is uncertain: it may have been paid for', async () => {
    vendor.script({ response: { ResultImage: 'not an image!' } })
    await expect(generate({})).rejects.toMatchObject({ code: 'submission-uncertain' })
    expect(requests).toHaveLength(1)
  })
})
