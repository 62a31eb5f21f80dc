import { describe, expect, test } from 'vitest'
import { fileInput } from './file-input.js'

const accepts = (value: unknown) => fileInput.safeParse(value).success

describe('a file', () => {
  test.each([
    { of: 'an https URL', value: 'https://x.example/cat.png' },
    { of: 'an http URL', value: 'http://x.example/cat.png' },
    { of: 'a URL object', value: new URL('https://x.example/cat.png') },
    { of: 'a path', value: { path: 'cat.png' } },
    { of: 'bytes', value: new Uint8Array() },
    { of: 'a buffer', value: Buffer.from('cat') },
    { of: 'a blob', value: new Blob(['cat']) },
    { of: 'an earlier asset at a URL', value: { kind: 'image', url: 'https://x.example/cat.png' } },
    { of: 'an earlier asset in memory', value: { kind: 'image', bytes: async () => new Uint8Array() } },
    {
      of: 'an earlier asset whose URL is undefined',
      value: { kind: 'image', url: undefined, bytes: async () => new Uint8Array() },
    },
  ])('may be $of', ({ value }) => {
    expect(accepts(value)).toBe(true)
  })

  test.each([
    { of: 'a path without its braces', value: 'cat.png' },
    { of: 'a data URL', value: 'data:image/png;base64,AAAA' },
    { of: 'a file URL', value: new URL('file:///etc/passwd') },
    { of: 'an empty text', value: '' },
    { of: 'an empty path', value: { path: '' } },
    { of: 'a path that is no text', value: { path: 1 } },
    { of: 'an object', value: {} },
    { of: 'nothing', value: null },
    { of: 'a list of bytes', value: [1, 2] },
    { of: 'an asset without URL and bytes', value: { kind: 'image' } },
    { of: 'an asset at no web URL', value: { kind: 'image', url: 'file:///etc/passwd' } },
    { of: 'an asset whose bytes cannot be read', value: { kind: 'image', bytes: [1, 2] } },
  ])('may not be $of', ({ value }) => {
    expect(accepts(value)).toBe(false)
  })
})
