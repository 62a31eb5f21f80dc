import { createClient } from '@mediaplug/core'
import { tencent } from '@mediaplug/provider-tencent'
import { createSandbox } from '@mediaplug/sandbox'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { declaredFields, officialClient } from './official-sdk.mjs'

const sandbox = await createSandbox({
  vendors: ['tencent'],
  taskSeconds: 0,
  settings: { tencent: { answerSeconds: 0 } },
})
afterAll(() => sandbox.close())

const official = officialClient(sandbox)
const { credentials, baseUrls } = sandbox
const provider = tencent({ ...credentials.tencent, baseUrl: baseUrls.tencent, region: 'ap-guangzhou' })
const client = createClient({ providers: [provider], pacing: () => 1 })

const url = 'https://media.example/cat.png'
const mask = 'https://media.example/mask.png'
const file = await drawFile()
const base64 = Buffer.from(file).toString('base64')
const rect = { x: 8, y: 9, width: 64, height: 32 }
const logo = { image: url, rect }
const LogoParam = { LogoUrl: url, LogoRect: { X: 8, Y: 9, Width: 64, Height: 32 } }
const ownLogo = { LogoAdd: 1, LogoParam }
const words = { prompt: 'a red kite' }
const Prompt = 'a red kite'

/** Each action with the model that is asked for it, and requests in our words and in the vendor's. */
const actions = {
  ImageToImage: [
    'image-to-image',
    [
      { image: url, format: 'url' },
      { InputUrl: url, RspImgType: 'url' },
    ],
    [
      {
        ...words,
        image: file,
        negativePrompt: 'dogs',
        styles: ['104'],
        resolution: '768:768',
        logo,
        strength: 0.7,
        format: 'url',
        enhance: true,
        restoreFaces: 2,
      },
      {
        Prompt,
        InputImage: base64,
        NegativePrompt: 'dogs',
        Styles: ['104'],
        ResultConfig: { Resolution: '768:768' },
        ...ownLogo,
        Strength: 0.7,
        RspImgType: 'url',
        EnhanceImage: 1,
        RestoreFace: 2,
      },
    ],
  ],
  SubmitTextToImageJob: [
    'text-to-image',
    [words, { Prompt }],
    [
      { ...words, images: [url, file], width: 512, height: 640, seed: 7, revise: false, logo },
      { Prompt, Images: [url, base64], Resolution: '512:640', Seed: 7, Revise: 0, ...ownLogo },
    ],
  ],
  TextToImageLite: [
    'text-to-image-lite',
    [
      { ...words, negativePrompt: 'dogs', aspectRatio: '4:3', seed: 7, logo, format: 'url' },
      { Prompt, NegativePrompt: 'dogs', Resolution: '1024:768', Seed: 7, ...ownLogo, RspImgType: 'url' },
    ],
  ],
  TextToImageRapid: [
    'text-to-image-rapid',
    [
      { ...words, style: 'pixel', width: 1920, height: 1080, seed: 7, logo, format: 'url' },
      { Prompt, Style: '5', Resolution: '1920:1080', Seed: 7, ...ownLogo, RspImgType: 'url' },
    ],
    [
      { ...words, image: url, format: 'url' },
      { Prompt, Image: { Url: url }, RspImgType: 'url' },
    ],
    [
      { ...words, image: file, format: 'url' },
      { Prompt, Image: { Base64: base64 }, RspImgType: 'url' },
    ],
  ],
  SketchToImage: [
    'sketch-to-image',
    [
      { ...words, image: url, logo, format: 'url' },
      { Prompt, InputUrl: url, ...ownLogo, RspImgType: 'url' },
    ],
    [
      { ...words, image: file, format: 'url' },
      { Prompt, InputImage: base64, RspImgType: 'url' },
    ],
  ],
  RefineImage: [
    'refine-image',
    [
      { image: url, format: 'url' },
      { InputUrl: url, RspImgType: 'url' },
    ],
    [
      { image: file, format: 'url' },
      { InputImage: base64, RspImgType: 'url' },
    ],
  ],
  ImageOutpainting: [
    'image-outpainting',
    [
      { image: url, aspectRatio: '9:16', logo, format: 'url' },
      { InputUrl: url, Ratio: '9:16', ...ownLogo, RspImgType: 'url' },
    ],
    [
      { image: file, aspectRatio: '9:16', format: 'url' },
      { InputImage: base64, Ratio: '9:16', RspImgType: 'url' },
    ],
  ],
  ImageInpaintingRemoval: [
    'image-inpainting-removal',
    [
      { image: url, mask, logo, format: 'url' },
      { InputUrl: url, MaskUrl: mask, ...ownLogo, RspImgType: 'url' },
    ],
    [
      { image: file, mask: file, format: 'url' },
      { InputImage: base64, Mask: base64, RspImgType: 'url' },
    ],
  ],
  ReplaceBackground: [
    'replace-background',
    [
      {
        ...words,
        image: url,
        mask,
        negativePrompt: 'dogs',
        product: 'a cup',
        width: 600,
        height: 900,
        logo,
        format: 'url',
      },
      {
        Prompt,
        ProductUrl: url,
        MaskUrl: mask,
        NegativePrompt: 'dogs',
        Product: 'a cup',
        Resolution: '600:900',
        ...ownLogo,
        RspImgType: 'url',
      },
    ],
    [
      { backgroundTemplate: 'desk', image: url, format: 'url' },
      { Prompt: 'BackgroundTemplate', BackgroundTemplate: 'desk', ProductUrl: url, RspImgType: 'url' },
    ],
  ],
  ChangeClothes: [
    'change-clothes',
    [
      { image: url, clothes: mask, clothesType: 'lower-body', logo, format: 'url' },
      { ModelUrl: url, ClothesUrl: mask, ClothesType: 'Lower-body', ...ownLogo, RspImgType: 'url' },
    ],
  ],
  GenerateAvatar: [
    'generate-avatar',
    [
      { image: url, type: 'human', style: 'flower', filter: false, logo, format: 'url' },
      { InputUrl: url, Type: 'human', Style: 'flower', Filter: 0, ...ownLogo, RspImgType: 'url' },
    ],
    [
      { image: file, type: 'pet', format: 'url' },
      { InputImage: base64, Type: 'pet', RspImgType: 'url' },
    ],
  ],
}

/** A picture that the sandbox draws: every action takes it. */
async function drawFile() {
  const { ResultImage } = await official.TextToImageLite({ Prompt: 'a kite', Resolution: '608:608' })
  return Buffer.from(ResultImage, 'base64')
}

/** What a vendor is told by a request, but for what differs in each. */
function told({ method, path, headers, body }) {
  const { authorization, 'x-tc-action': action, 'x-tc-version': version, 'x-tc-region': region } = headers
  const [credential, signed] = /Credential=(\S+), (SignedHeaders=\S+),/.exec(authorization)?.slice(1) ?? []
  return { method, path, action, version, region, type: headers['content-type'], credential, signed, body }
}

/** The last request of an action as it was received. */
const lastOf = (action) => told(sandbox.log.findLast(({ headers }) => headers['x-tc-action'] === action))

describe.each(Object.entries(actions))('%s', (action, [model, ...requests]) => {
  test('completes by the official SDK', async () => {
    for (const [, fields] of requests) {
      const answer = await official[action](fields)
      expect(answer.RequestId).toMatch(/\S/)
      if (answer.JobId === undefined) expect(answer.ResultImage).toMatch(/^http:/)
      else
        expect(await official.QueryTextToImageJob({ JobId: answer.JobId })).toMatchObject({
          JobStatusCode: '5',
        })
      expect(sandbox.log.at(-1)?.accepted).toBe(true)
    }
  })

  test('is asked for by our request as by that of the SDK', async () => {
    for (const [input, fields] of requests) {
      await official[action](fields)
      const theirs = lastOf(action)
      const result = await client.generate(`tencent/${model}`, input)
      expect(lastOf(action)).toEqual(theirs)
      expect(result.requestId).toMatch(/\S/)
    }
  })

  test('has every field that the SDK declares, and no other', () => {
    const declared = declaredFields(action)
    const given = new Set(requests.flatMap(([, fields]) => Object.keys(fields)))
    expect([...given].toSorted()).toEqual(declared.map(({ name }) => name).toSorted())
    const required = declared.filter(({ required }) => required).map(({ name }) => name)
    for (const [, fields] of requests) expect(Object.keys(fields)).toEqual(expect.arrayContaining(required))
  })
})

test('any words and seeds are sent as the SDK sends them', async () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => /\S/.test(text))
  const requests = fc.record({ prompt: texts, negativePrompt: texts, seed: fc.nat() })
  await fc.assert(
    fc.asyncProperty(requests, async ({ prompt, negativePrompt, seed }) => {
      const fields = { Prompt: prompt, NegativePrompt: negativePrompt, Seed: seed, RspImgType: 'url' }
      await official.TextToImageLite(fields)
      const theirs = lastOf('TextToImageLite')
      await client.generate('tencent/text-to-image-lite', { prompt, negativePrompt, seed, format: 'url' })
      expect(lastOf('TextToImageLite')).toEqual(theirs)
    }),
    { numRuns: 60 },
  )
})

test('the query of a job is that of the SDK', async () => {
  const { JobId } = await official.SubmitTextToImageJob({ Prompt })
  await official.QueryTextToImageJob({ JobId })
  const theirs = lastOf('QueryTextToImageJob')
  const task = await client.submit('tencent/text-to-image', words)
  await task.result()
  expect(lastOf('QueryTextToImageJob')).toEqual({ ...theirs, body: { JobId: task.handle.ref } })
})
