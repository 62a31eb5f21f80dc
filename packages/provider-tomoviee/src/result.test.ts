import { describe, expect, test } from 'vitest'
import { details, readResult } from './result.js'

const readFiles = (result: unknown, kind: 'image' | 'video' | 'audio' | 'mask') =>
  readResult({ result }, kind)

const urls = ({ assets }: ReturnType<typeof readFiles>) => assets.map(({ url }) => url)

describe('a result', () => {
  test.each([
    [
      'a list',
      { video_path: ['https://a/1.mp4', 'https://a/2.mp4'] },
      ['https://a/1.mp4', 'https://a/2.mp4'],
    ],
    ['one URL', { video_path: 'https://a/1.mp4' }, ['https://a/1.mp4']],
    ['another name', { images_path: ['https://a/1.png'] }, ['https://a/1.png']],
    [
      'other fields beside',
      { model_version: '1', image_path: 'https://a/1.png', translate_prompt: 'x' },
      ['https://a/1.png'],
    ],
    [
      'several paths',
      { image_path: 'https://a/1.png', mask_path: ['https://a/2.png'] },
      ['https://a/1.png', 'https://a/2.png'],
    ],
  ])('is read from %s', (_form, result, expected) => {
    expect(urls(readFiles(JSON.stringify(result), 'image'))).toEqual(expected)
  })

  test.each(['', '{', '[]', '{}', '{"video_path":[]}', '{"video_path":5}', '{"video_path":[5]}', 'null'])(
    '%s is none',
    (result) => {
      expect(() => readFiles(result, 'video')).toThrow()
    },
  )

  test('that makes no sense is told with the field that does not', () => {
    expect(() => readFiles('{"video_path":5}', 'video')).toThrow(/video_path must be .*, got 5/)
    expect(() => readFiles('[]', 'video')).toThrow('must be an object')
    expect(() => readFiles(7, 'video')).toThrow('must be an object')
    expect(() => readFiles('{}', 'video')).toThrow('it names no file')
  })

  test('is said to be what its model makes', () => {
    const { assets } = readFiles('{"audio_path":"https://a/1"}', 'audio')
    expect(assets[0]).toEqual({ kind: 'audio', mediaType: 'audio/mpeg', url: 'https://a/1' })
  })

  test('may be an object in place of its JSON text', () => {
    expect(urls(readFiles({ video_path: ['https://a/1'] }, 'video'))).toEqual(['https://a/1'])
  })

  test.each([
    ['a cover', { video_path: 'https://a/1', cover_path: 'https://a/1.jpg' }],
    ['a page', { video_path: 'https://a/1', share_path: 'https://a/1.html' }],
    ['sound of its own', { video_path: 'https://a/1', audio_path: 'https://a/1.mp3' }],
    ['what tells nothing of itself', { other_path: 'https://a/2', video_path: 'https://a/1' }],
  ])('does not have %s beside its files', (_what, result) => {
    expect(urls(readFiles(result, 'video'))).toEqual(['https://a/1'])
  })

  test.each([
    ['another field with the right ending', { clip_path: 'https://a/1.mov', video_path: 'https://a/2' }, 2],
    ['a field of another kind, where there is nothing better', { audio_path: 'https://a/1' }, 1],
    ['a field that nobody knows, where there is nothing better', { output_path: 'https://a/1' }, 1],
  ])('has the file of %s', (_what, result, count) => {
    expect(urls(readFiles(result, 'video'))).toHaveLength(count)
  })

  test('says what a file is by its ending, where that fits', () => {
    const result = { video_path: ['https://a/1.mov', 'https://a/2.jpg'] }
    expect(readFiles(result, 'video').assets.map(({ mediaType }) => mediaType)).toEqual([
      'video/quicktime',
      'video/mp4',
    ])
  })
})

test('what the vendor tells besides is typed, and what makes no sense is left out', () => {
  const read = (told: object) => details.parse(told)
  expect(
    read({ model_version: 2, translate_prompt: 'a kite', reason: 'success', params: 'order 7' }),
  ).toEqual({ modelVersion: '2', translatedPrompt: 'a kite', reason: 'success', params: 'order 7' })
  expect(read({ model_version: {}, translate_prompt: null, reason: '' })).toEqual({})
})
