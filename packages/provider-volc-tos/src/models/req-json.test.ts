import { describe, expect, test } from 'vitest'
import { openScriptedVendor } from '../../test/scripted-vendor.js'
import type { ReqJson } from '../index.js'

const vendor = await openScriptedVendor()
const client = vendor.open()
const generate = (reqJson: ReqJson, more = {}) =>
  client.generate('volc-tos/image-to-image', {
    prompt: 'in ink',
    image: { object: 'cat.png' },
    reqJson,
    ...more,
  })

describe('the parameters of a model that is known', () => {
  test.each<ReqJson>([
    { req_key: 'i2i_xl_sft', seed: 7, ddim_steps: 50, scale: 30, logo_info: { add_logo: true } },
    { req_key: 'i2i_xl_sft', controlnet_args: [{ type: 'canny', strength: 0.4 }] },
    { req_key: 'i2i_xl_sft', style_reference_args: { id_weight: 0.2 }, something_new: [1] },
    { req_key: 'high_aes_i2i', strength: 0, scale: 3.5, ddim_steps: 16, seed: -1 },
    { req_key: 'byteedit_v2.0', negative_prompt: 'people', scale: 0.5, seed: 1 },
  ])('are sent as they are: %o', async (reqJson) => {
    await generate(reqJson)
    expect(vendor.sent()).toMatchObject({ ModelConfig: { ReqJson: reqJson } })
  })

  test.each<[ReqJson, string]>([
    [{ req_key: 'i2i_xl_sft', ddim_steps: 51 }, 'reqJson.ddim_steps must be at most 50, got 51'],
    [{ req_key: 'i2i_xl_sft', scale: 0 }, 'reqJson.scale must be at least 1, got 0'],
    [{ req_key: 'i2i_xl_sft', seed: 1.5 }, 'reqJson.seed must be an integer, got 1.5'],
    [{ req_key: 'high_aes_i2i', strength: 1.1 }, 'reqJson.strength must be at most 1, got 1.1'],
    [
      { req_key: 'byteedit_v2.0', negative_prompt: 5 } as never,
      'reqJson.negative_prompt must be a string, got 5',
    ],
  ])('are checked: %o is refused', async (reqJson, message) => {
    const before = vendor.requests.length
    await expect(generate(reqJson)).rejects.toThrow(message)
    expect(vendor.requests).toHaveLength(before)
  })
})

test('those of another model are passed on, whatever they are', async () => {
  const reqJson = { req_key: 'new_one_v9', ddim_steps: 500, shape: { deep: [null] } }
  await generate(reqJson)
  expect(vendor.sent()).toMatchObject({ ModelConfig: { ModelAction: 'CVProcess', ReqJson: reqJson } })
})

test('are told in the schema, for whoever reads that and not the types', () => {
  const [model] = client.models
  expect(model?.jsonSchema.properties?.reqJson).toMatchObject({
    required: ['req_key'],
    properties: {
      req_key: { description: 'The model: i2i_xl_sft, high_aes_i2i, byteedit_v2.0, or any other' },
      strength: { description: expect.stringContaining('high_aes_i2i') },
    },
  })
})

test('what is undefined is not sent', async () => {
  await generate({ req_key: 'i2i_xl_sft', seed: undefined })
  expect(vendor.sent()).toMatchObject({ ModelConfig: { ReqJson: { req_key: 'i2i_xl_sft' } } })
})

test('the operation is that of the model, unless another is named', async () => {
  await generate({ req_key: 'high_aes_i2i' })
  expect(vendor.sent()).toMatchObject({ ModelConfig: { ModelAction: 'HighAesSmartDrawing' } })
  await generate({ req_key: 'high_aes_i2i' }, { modelAction: 'CVProcess' })
  expect(vendor.sent()).toMatchObject({ ModelConfig: { ModelAction: 'CVProcess' } })
})
