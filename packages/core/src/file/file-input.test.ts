import { Readable } from 'node:stream'
import { runInNewContext } from 'node:vm'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { fileInput } from './file-input.js'

/** A URL and a blob as another realm has them: nothing of this one's classes. */
const others = {
  url: { href: 'https://x.example/cat.png', [Symbol.toStringTag]: 'URL' },
  blob: { size: 3, arrayBuffer: async () => new ArrayBuffer(3), [Symbol.toStringTag]: 'Blob' },
}
const foreign = (code: string): unknown => runInNewContext(code, { ...others })

const accepts = (value: unknown) => fileInput.safeParse(value).success

describe('a file', () => {
  test.each([
    { of: 'an https URL', value: 'https://x.example/cat.png' },
    { of: 'an http URL', value: 'http://x.example/cat.png' },
    { of: 'a URL object', value: new URL('https://x.example/cat.png') },
    { of: 'a path', value: { path: 'cat.png' } },
    { of: 'a data URL', value: 'data:image/png;base64,AAAA' },
    { of: 'a data URL without a type', value: 'data:,kite' },
    { of: 'a data URL as an object', value: new URL('data:image/svg+xml,%3Csvg/%3E') },
    { of: 'a file URL', value: 'file:///home/me/cat.png' },
    { of: 'a file URL with one slash', value: 'file:/home/me/cat.png' },
    { of: 'a file URL that names this machine', value: 'file://localhost/home/me/cat.png' },
    { of: 'a file URL as an object', value: new URL('file:///home/me/my%20cat.png') },
    { of: 'a URL of another realm', value: foreign('url') },
    { of: 'bytes', value: new Uint8Array() },
    { of: 'bytes of another realm', value: foreign('new Uint8Array(3)') },
    { of: 'a buffer of bytes', value: new ArrayBuffer(3) },
    { of: 'a buffer of another realm', value: foreign('new ArrayBuffer(3)') },
    { of: 'a shared buffer', value: new SharedArrayBuffer(3) },
    { of: 'a view', value: new DataView(new ArrayBuffer(3)) },
    { of: 'a view of numbers', value: new Uint16Array(3) },
    { of: 'a file', value: new File(['cat'], 'cat.png') },
    { of: 'a blob of another realm', value: foreign('blob') },
    { of: 'a stream of the web', value: new Blob(['cat']).stream() },
    { of: 'a stream of Node', value: Readable.from([Buffer.from('cat')]) },
    { of: 'a stream that has a path', value: Object.assign(Readable.from([]), { path: 'cat.png' }) },
    { of: 'what gives bytes', value: (async function* () {})() },
    { of: 'what gives bytes, of another realm', value: foreign('(async function* () {})()') },
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
    { of: 'a data URL without data', value: 'data:image/png;base64' },
    { of: 'a file URL of a relative path', value: 'file:cat.png' },
    { of: 'a file URL of a path from here', value: ' FILE:./pictures/cat.png' },
    { of: 'a file URL of nothing', value: 'file:' },
    { of: 'a response', value: new Response('cat') },
    { of: 'a request', value: new Request('https://x.example/', { method: 'POST', body: 'cat' }) },
    { of: 'a file URL of another machine', value: 'file://server/cat.png' },
    { of: 'a URL of another kind', value: 's3://bucket/cat.png' },
    { of: 'a URL object of another kind', value: new URL('ftp://x.example/cat.png') },
    { of: 'what gives bytes at once', value: [new Uint8Array(1)].values() },
    { of: 'a controller', value: new AbortController() },
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

test.each([
  ['s3://bucket/cat.png', 'no vendor fetches s3: URLs, give a presigned https: URL or the file itself'],
  ['gs://bucket/cat.png', 'no vendor fetches gs: URLs'],
  ['ftp://x.example/cat.png', 'no vendor fetches ftp: URLs'],
  [new URL('az://box/cat.png'), 'no vendor fetches az: URLs'],
  ['blob:nodedata:1', 'give the Blob itself'],
  ['file:cat.png', "as file:///home/me/cat.png does, give { path: 'cat.png' } for a relative one"],
  ['data:image/png;base64', 'a data: URL has a comma before its data'],
  [new Response('cat'), 'of a Response, give its body'],
  [new Request('https://x.example/', { method: 'POST', body: 'cat' }), 'of a Request, give its body'],
  [foreign('({ [Symbol.toStringTag]: "Response" })'), 'of a Response, give its body'],
  [Promise.resolve(new Uint8Array(3)), 'await the promise first'],
  ['file://server/cat.png', 'a file: URL names an absolute path on this machine'],
])('of %s is told what to do', (value, says) => {
  expect(fileInput.safeParse(value).error?.issues[0]?.message).toContain(says)
})

test.each(['data:image/png;base64,', ' DATA:,', 'data:'])(
  'that is a text which begins with %j is not read as a URL as a whole: it may have megabytes',
  (beginning) => {
    const canParse = vi.spyOn(URL, 'canParse')
    onTestFinished(() => canParse.mockRestore())
    expect(accepts(`${beginning}${'AAAA'.repeat(1000)}`)).toBe(beginning.includes(','))
    expect(canParse).not.toHaveBeenCalled()
    expect(accepts('https://x.example/cat.png')).toBe(true)
    expect(canParse).toHaveBeenCalled()
  },
)
