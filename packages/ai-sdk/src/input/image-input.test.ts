import { expect, test } from 'vitest'
import { known } from '../../test/known.js'
import type { ImageCall } from '../interface/image-model.js'
import { imageInput } from './image-input.js'

const nothing = {
  aspectRatio: undefined,
  size: undefined,
  seed: undefined,
  files: undefined,
  mask: undefined,
}
const inputOf = (id: string, call: Partial<ImageCall>) =>
  imageInput(known(id), { prompt: undefined, n: 1, ...nothing, ...call })
const url = (name: string) => ({ type: 'url', url: `https://media.example/${name}` }) as const

test.each([
  ['tomoviee/image-to-image', '1024x768', { width: 1024, height: 768 }, []],
  ['tencent/image-to-image', '768x1024', { resolution: '768:1024' }, []],
  ['mediaio/t2i-imagen-4', '1024x1024', { aspectRatio: '1:1' }, ['compatibility']],
  ['mediaio/t2i-imagen-4', '1000x999', {}, ['unsupported']],
  ['mediaio/effects-image-hairstyle-studio', '1024x1024', {}, ['unsupported']],
] as const)('%s is given %s in its own form', (id, size, input, warnings) => {
  const draft = inputOf(id, { size })
  expect(draft.input).toEqual(input)
  expect(draft.warnings.map(({ type }) => type)).toEqual(warnings)
})

test('a shape that is given is not that of the size', () => {
  const draft = inputOf('mediaio/t2i-imagen-4', { size: '1024x1024', aspectRatio: '16:9' })
  expect(draft.input).toEqual({ aspectRatio: '16:9' })
  expect(draft.warnings).toMatchObject([{ type: 'unsupported', feature: 'size' }])
})

test('a picture in the call is given as its bytes, or with its type', () => {
  const bytes = new Uint8Array([1, 2])
  const files = [
    { type: 'file', mediaType: 'image/png', data: bytes } as const,
    { type: 'file', mediaType: 'image/png', data: 'AQI=' } as const,
  ]
  expect(inputOf('mediaio/i2i-banana', { files }).input).toEqual({
    images: [bytes, 'data:image/png;base64,AQI='],
  })
})

test.each([
  [
    'more pictures than a model takes',
    'tomoviee/redraw-image',
    { files: [url('1'), url('2')] },
    /image, mask/,
  ],
  ['a mask for a model without', 'mediaio/i2i-banana', { files: [url('1')], mask: url('2') }, /prompt\.mask/],
  [
    'words for a model without',
    'mediaio/effects-ghibli',
    { prompt: 'a kite' },
    /prompt is none of its fields/,
  ],
  ['a size that is none', 'mediaio/t2i-imagen-4', { size: '0x0' }, /like '1024x1024'/],
] as const)('%s are refused', (_, id, call, message) => {
  expect(() => inputOf(id, call)).toThrow(message)
})
