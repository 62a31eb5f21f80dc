import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFiles } from './result.js'

const a = 'https://cdn.media.io/a.png'
const b = 'https://cdn.media.io/b.png?sign=x%2Fy&expires=1'
const urlsOf = (result: unknown) => readFiles(result, 'image').map(({ url }) => url)

describe('a result is read in each form', () => {
  test.each([
    [
      'a list of items with a preview',
      [
        { val: 'k/1', preview: a, status: 'completed' },
        { val: 'k/2', preview: b },
      ],
    ],
    ['a list of links', [a, b]],
    ['an object with a list', { images: [a, b] }],
    ['an object with a list of objects', { images: [{ url: a }, { url: b, width: 4 }] }],
    ['an object with fields', { first: a, second: b, count: 2, extra: null }],
    ['a list in which one has failed', [{ preview: a }, { preview: '', status: 'failed' }, { preview: b }]],
    ['links that are given twice', [{ val: a, preview: a }, { val: b, preview: b }, a]],
  ])('%s', (_form, result) => {
    expect(urlsOf(result)).toEqual([a, b])
  })

  test('a single link', () => {
    expect(urlsOf(a)).toEqual([a])
    expect(urlsOf({ video_url: a })).toEqual([a])
  })
})

describe('what is no file of the kind is left out', () => {
  const video = 'https://cdn.media.io/v/1.mp4'
  const cover = 'https://cdn.media.io/v/1.jpg'
  const bare = 'https://cdn.media.io/v/1?sign=x.mp4'
  const page = 'https://www.media.io/share/1.html'
  const videosOf = (result: unknown) => readFiles(result, 'video').map(({ url }) => url)

  test.each([
    ['a cover and a page beside it', [{ preview: video, cover, page }], [video]],
    ['a cover in place of the preview', [{ val: video, preview: cover }], [video]],
    ['a page that tells nothing of itself', { videos: [video], page: 'https://www.media.io/' }, [video]],
    ['a preview without an ending', [{ preview: bare, cover }], [bare]],
    ['a preview within an object', [{ preview: { url: bare }, page }], [bare]],
    ['no preview and no ending', { output: bare, cover, page }, [bare]],
    ['nothing better than a preview that looks like a picture', [{ preview: cover, page }], [cover]],
  ])('%s', (_what, result, expected) => {
    expect(videosOf(result)).toEqual(expected)
  })

  test('and a result that has nothing else has no file', () => {
    expect(() => readFiles({ cover, page }, 'video')).toThrow('it names no file')
  })

  test('and the ending of a file says what it is', () => {
    expect(readFiles([{ preview: cover }], 'image')).toMatchObject([{ mediaType: 'image/jpeg' }])
    expect(readFiles(['https://cdn.media.io/1.MOV?x=1'], 'video')).toMatchObject([
      { mediaType: 'video/quicktime' },
    ])
    expect(readFiles([{ preview: bare }], 'video')).toMatchObject([{ mediaType: 'video/mp4' }])
  })
})

test('a file on this machine may be at an http: URL, for a sandbox, and no other may', () => {
  const local = ['http://127.0.0.1:3000/a.png', 'http://localhost/b.png', 'http://[::1]:80/c.png']
  const others = [
    'http://cdn.media.io/a.png',
    'http://127.0.0.1.evil.example/a',
    'ftp://localhost/a',
    '//x/y',
    'a.png',
  ]
  expect(urlsOf([...others, ...local])).toEqual(local)
  expect(() => readFiles(others, 'image')).toThrow('it names no file')
})

test('each link is found once, in order, wherever it stands', () => {
  const noise = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
  const link = fc.nat(9).map((number) => `https://cdn${number}.media.io/a b/${number}.png?sign="${number}`)
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.oneof(link, noise),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.string({ minLength: 1 }), tie('tree'), { maxKeys: 4 }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      const result: unknown = JSON.parse(JSON.stringify(value))
      const texts = [...JSON.stringify(result).matchAll(/"(https:(?:[^"\\]|\\.)*)"(?!:)/g)].map(
        ([text]) => JSON.parse(text) as string,
      )
      const expected = [...new Set(texts.filter((text) => URL.canParse(text)))]
      if (expected.length > 0) expect(urlsOf(result)).toEqual(expected)
      else expect(() => readFiles(result, 'image')).toThrow('it names no file')
    }),
  )
})
