import { type Client, createClient, type Upload } from '@mediaplug/core'
import type { z } from '@mediaplug/core/provider'
import { expectTypeOf, test } from 'vitest'
import {
  type ImageToImageInput,
  presignPutObject,
  putObject,
  type TosRegion,
  tosUpload,
  volcTos,
} from './index.js'
import type { schema } from './models/input.js'

declare const client: Client<ReturnType<typeof volcTos>>
declare const body: Uint8Array
const model = 'volc-tos/image-to-image'
const usual = { prompt: 'in ink', image: { object: 'cat.png' } }

test('the least request is the portable one', () => {
  client.generate(model, { prompt: 'in ink', image: 'https://media.example/cat.png' })
  client.generate('image-to-image', { prompt: 'in ink', image: { path: 'cat.png' } })
  // @ts-expect-error: no image
  client.generate(model, { prompt: 'in ink' })
})

test('an image is a file or an object in the bucket', () => {
  client.generate(model, usual)
  client.generate(model, { ...usual, image: new Uint8Array() })
  // @ts-expect-error: both
  client.generate(model, { ...usual, image: { object: 'cat.png', path: 'cat.png' } })
  // @ts-expect-error: both
  client.generate(model, { ...usual, image: { object: 'cat.png', url: 'https://media.example/cat.png' } })
  // @ts-expect-error: nothing of the kind
  client.generate(model, { ...usual, image: { key: 'cat.png' } })
})

test('only an object that is named can be overwritten', () => {
  client.generate(model, { ...usual, output: { object: 'cat.png', overwrite: true } })
  client.generate(model, { ...usual, output: { bucket: 'results', overwrite: false } })
  // @ts-expect-error: overwrite what?
  client.generate(model, { ...usual, output: { overwrite: true } })
  // @ts-expect-error: overwrite what?
  client.generate(model, { ...usual, output: { bucket: 'results', overwrite: true } })
  putObject({ bucket: 'kites', body, object: 'cat.png', overwrite: true })
  // @ts-expect-error: overwrite what?
  putObject({ bucket: 'kites', body, overwrite: true })
  presignPutObject({ bucket: 'kites', object: 'cat.png', overwrite: true })
})

test('an image is processed by a style or by actions', () => {
  client.generate(model, { ...usual, preprocess: { style: 'small' }, postprocess: { actions: 'image/flip' } })
  // @ts-expect-error: both
  client.generate(model, { ...usual, preprocess: { style: 'small', actions: 'image/flip' } })
  // @ts-expect-error: none
  client.generate(model, { ...usual, postprocess: {} })
})

test('what is left out may be undefined', () => {
  client.generate(model, { ...usual, output: { object: undefined } })
  client.generate(model, { ...usual, preprocess: { style: 'small', actions: undefined } })
  client.generate(model, { ...usual, image: { object: 'cat.png', path: undefined } })
})

test('the input and its schema say the same', () => {
  type Checked = z.input<typeof schema>
  expectTypeOf<Checked>().toExtend<ImageToImageInput>()
  expectTypeOf<ImageToImageInput>().toExtend<Checked>()
  expectTypeOf<keyof ImageToImageInput>().toEqualTypeOf<keyof Checked>()
})

test('the model’s own parameters are JSON and name the model', () => {
  client.generate(model, { ...usual, reqJson: { req_key: 'painter', seed: 1, list: [{ deep: null }] } })
  // @ts-expect-error: no model
  client.generate(model, { ...usual, reqJson: { seed: 1 } })
  client.generate(model, { ...usual, reqJson: { req_key: 'high_aes_i2i', strength: 0.5 } })
  // @ts-expect-error: a strength is a number
  client.generate(model, { ...usual, reqJson: { req_key: 'high_aes_i2i', strength: 'half' } })
  // @ts-expect-error: words are a text
  client.generate(model, { ...usual, reqJson: { req_key: 'byteedit_v2.0', negative_prompt: ['people'] } })
  // @ts-expect-error: no JSON
  client.generate(model, { ...usual, reqJson: { req_key: 'painter', when: new Date() } })
})

test('a bucket is needed, and a region is one of the vendor’s', () => {
  expectTypeOf<TosRegion>().toEqualTypeOf<
    'cn-beijing' | 'cn-guangzhou' | 'cn-shanghai' | 'cn-beijing2' | 'ap-southeast-1'
  >()
  // @ts-expect-error: no bucket
  volcTos()
  // @ts-expect-error: no bucket
  volcTos({ region: 'cn-beijing' })
  // @ts-expect-error: no such region
  volcTos({ bucket: 'kites', region: 'us-east-1' })
  // @ts-expect-error: no such method
  volcTos({ bucket: 'kites', method: 'PUT' })
})

test('the upload is one that a client takes', () => {
  expectTypeOf(tosUpload({ bucket: 'kites' })).toExtend<Upload>()
  createClient({ providers: [volcTos({ bucket: 'kites' })], upload: tosUpload({ bucket: 'kites' }) })
})
