import { describe, expect, test } from 'vitest'
import { readFiles } from './result.js'

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
    expect(() => readFiles({ video_path: 'https://a/1' }, 'video')).toThrow('must be a string')
    expect(() => readFiles('{}', 'video')).toThrow('it names no file')
  })

  test('is said to be what its model makes', () => {
    const { assets } = readFiles('{"audio_path":"https://a/1"}', 'audio')
    expect(assets[0]).toEqual({ kind: 'audio', mediaType: 'audio/mpeg', url: 'https://a/1' })
  })
})
