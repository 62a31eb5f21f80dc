import { expect, test } from 'vitest'
import { openScriptedVendor } from '../../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const client = vendor.open()
const model = 'volc-tos/text-to-image'

test('the request on the wire has words alone, and nothing before the model', async () => {
  await client.generate(model, {
    prompt: 'a kite',
    postprocess: { actions: 'image/flip,v' },
    output: { object: 'kite.png' },
    reqJson: { req_key: 'painter', width: 640 },
  })
  expect(vendor.requests[0]).toMatchObject({ method: 'GET', url: '/?x-tos-process=aigc%2Ftext_to_image' })
  expect(vendor.sent()).toEqual({
    TaskType: 'text_to_image',
    InputDataSource: { Prompt: 'a kite' },
    OutputProcessing: {
      Bucket: 'kites',
      Object: 'kite.png',
      ForbiddenOverwrite: true,
      ProcessActions: 'image/flip,v',
    },
    ModelConfig: {
      ModelAction: 'CVProcess',
      ModelVersion: '2022-08-31',
      ReqJson: { req_key: 'painter', width: 640 },
    },
  })
})

test('it asks for the vendor’s general model where none is named', async () => {
  await client.generate(model, { prompt: 'a kite' })
  expect(vendor.sent()).toMatchObject({ ModelConfig: { ReqJson: { req_key: 'high_aes_general_v21_L' } } })
})

test.each([
  [{ reqJson: {} }, 'reqJson.req_key'],
  [{ reqJson: { req_key: 'painter' }, image: 'https://media.example/a.png' }, 'image is not supported'],
  [{ reqJson: { req_key: 'painter' }, preprocess: { style: 'small' } }, 'preprocess is not supported'],
])('%o is refused before anything is sent', async (field, message) => {
  const before = vendor.requests.length
  await expect(client.generate(model, { prompt: 'a kite', ...field } as never)).rejects.toThrow(message)
  expect(vendor.requests).toHaveLength(before)
})

test('it is never chosen by its capability', async () => {
  await expect(
    client.generate('text-to-image' as never, { prompt: 'a kite' } as never),
  ).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('volc-tos/text-to-image'),
  })
})
