import { describe, expect, test } from 'vitest'
import { imageOf } from '../test/image.js'
import { readImage, readRequestId } from './result.js'

const now = new Date('2030-01-31T12:00:00Z')
const read = (ResultImage: unknown) => readImage({ ResultImage, RequestId: 'r-1' }, now)
const base64Of = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

describe('an image in the answer', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('is its bytes: %s', (type) => {
    const bytes = imageOf(type, 64, 64, 1_000)
    expect(read(base64Of(bytes))).toEqual({ kind: 'image', mediaType: `image/${type}`, bytes })
  })

  test('is read in lines too', () => {
    const bytes = imageOf('jpeg')
    const lines = base64Of(bytes).replace(/.{20}/g, '$&\r\n')
    expect(read(lines)).toMatchObject({ bytes })
  })

  test('may have megabytes', () => {
    const bytes = imageOf('jpeg', 64, 64, 20_000_000)
    expect(read(base64Of(bytes))).toMatchObject({ bytes: { byteLength: 20_000_000 } })
  })

  test.each([
    '',
    '   ',
    '=====',
    'A',
    'AAAAA',
    'A===',
    'iVBORw0KGgo=AAAA',
    'no image!',
    'data:image/png;base64,AAAA',
    'ftp://x.example/1.png',
    'https://',
    7,
    null,
    undefined,
  ])('is not %j', (result) => {
    expect(() => read(result)).toThrow(expect.objectContaining({ code: 'protocol' }))
  })
})

describe('an image at a URL', () => {
  test.each([
    ['https://cos.example/1.jpg?q-sign-time=1;2', 'image/jpeg'],
    ['https://cos.example/1.png?q-sign-time=1;2', 'image/png'],
    ['https://cos.example/1.webp#a', 'image/webp'],
    ['https://cos.example/0?name=1.png', 'image/jpeg'],
  ])('%s is %s', (url, mediaType) => {
    expect(read(url)).toMatchObject({ kind: 'image', mediaType, url })
  })

  test('is there for an hour, by the vendor’s clock', () => {
    expect(read('https://cos.example/1.jpg').expiresAt).toEqual(new Date('2030-01-31T13:00:00Z'))
  })
})

test.each([
  [{ ResultImage: '', RequestId: 'r-1' }, 'r-1'],
  [{ RequestId: '' }, undefined],
  [{ RequestId: 7 }, undefined],
  [{}, undefined],
  [null, undefined],
])('the request of %j has the id %j', (response, id) => {
  expect(readRequestId(response)).toBe(id)
})
