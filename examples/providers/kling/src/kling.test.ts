import { createClient } from '@mediaplug/core'
import { expect, onTestFinished, test } from 'vitest'
import { openFakeKling } from '../test/fake-kling.js'
import { kling } from './index.js'

const image = Buffer.from('89504e470d0a1a0a0000000d494844520000012c0000012c0806000000', 'hex')

async function open(
  keys: { readonly accessKey?: string; readonly secretKey?: string } = {},
  aheadSeconds?: number,
) {
  const vendor = await openFakeKling(aheadSeconds)
  onTestFinished(() => vendor.close())
  const { baseUrl, credentials, pacing } = vendor
  const { accessKey = credentials.accessKey ?? '', secretKey = credentials.secretKey ?? '' } = keys
  return { vendor, client: createClient({ providers: [kling({ baseUrl, accessKey, secretKey })], pacing }) }
}

test('a video is asked for in Kling’s words, and tells what it cost', async () => {
  const { vendor, client } = await open()
  const { usage } = await client.generate('text-to-video', { prompt: 'a red kite', duration: 10 })
  expect(vendor.log[0]?.body).toEqual({
    model_name: 'kling-v2-5-turbo',
    prompt: 'a red kite',
    duration: '10',
  })
  expect(usage).toEqual({ amount: 3.5, unit: 'units' })
})

test('bytes are sent as bare Base64, a URL as it is', async () => {
  const { vendor, client } = await open()
  const model = 'kling/kling-v2-5-turbo/image2video'
  await client.submit(model, { prompt: 'a red kite', image })
  await client.submit(model, { prompt: 'a red kite', image: 'https://kite.example/1.png' })
  const sent = vendor.log
    .filter(({ operation }) => operation === 'create')
    .map(({ body }) => Object(body).image)
  expect(sent).toEqual([image.toString('base64'), 'https://kite.example/1.png'])
})

test.each([{ accessKey: 'another-0123456789' }, { secretKey: 'another-0123456789' }])(
  'with another key, nothing is accepted: %o',
  async (keys) => {
    const { client } = await open(keys)
    const refused = client.submit('text-to-video', { prompt: 'a red kite' })
    await expect(refused).rejects.toMatchObject({ code: 'auth', vendorCode: 1002, requestId: 'request-1' })
  },
)

test.each([
  { aheadSeconds: 3_600, vendorCode: 1004 },
  { aheadSeconds: -3_600, vendorCode: 1003 },
])(
  'a token that Kling calls out of date is made again by its clock: $vendorCode',
  async ({ aheadSeconds }) => {
    const { vendor, client } = await open({}, aheadSeconds)
    await client.submit('text-to-video', { prompt: 'a red kite' })
    expect(vendor.log.map(({ operation, accepted }) => `${operation} ${accepted}`)).toEqual([
      'create false',
      'create true',
    ])
  },
)
