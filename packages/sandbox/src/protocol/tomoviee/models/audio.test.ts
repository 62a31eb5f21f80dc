import { describe, expect, test, vi } from 'vitest'
import { download } from '../../../../test/files.js'
import { mp3Seconds, video } from '../../../../test/media.js'
import { startTomoviee } from '../../../../test/tomoviee.js'
import { testLimits } from '../../../../test/tomoviee-limits.js'

// Files are drawn and encoded here, which takes as long as the machine needs.
vi.setConfig({ testTimeout: 300_000 })

const { sandbox, files, clientOf } = await startTomoviee({
  'seven.mp4': await video(640, 360, 7),
  'most.mp4': await video(640, 360, 95),
  'long.mp4': await video(640, 360, 96),
  'medium.mp4': 120_000_000,
  'large.mp4': 200_000_000,
  'text.mp4': Buffer.from('not a video'),
  'tiny.mp4': await video(320, 180, 7),
  'film.mkv': Buffer.from('\x1a\x45\xdf\xa3\x8f\x42\x86', 'latin1'),
  'film.flv': Buffer.from('FLV\x01\x05', 'latin1'),
})
const audioOf = async (capacity: string, body: object) =>
  download((await clientOf(capacity).run(body)).audio_path)

const far = 'https://example.com/video.mp4'

describe('text-to-music', () => {
  const minimal = { prompt: 'upbeat', duration: 2, qty: 1 }
  testLimits(sandbox, {
    capacity: 'tm_text2music',
    minimal,
    full: { ...minimal, disable_translate: true },
    inside: [{ duration: 1 }, { duration: 94 }, { qty: 4 }],
    outside: [
      { prompt: '' },
      { duration: 0 },
      { duration: 96 },
      { duration: '30' },
      { qty: 0 },
      { qty: 5 },
      { disable_translate: 'no' },
    ],
  })

  test('makes as many different MP3 files as were asked for, of the duration asked for', async () => {
    const audio = await audioOf('tm_text2music', { ...minimal, qty: 3 })
    expect(new Set(audio.map((file) => file.toString('base64'))).size).toBe(3)
    for (const file of audio) expect(mp3Seconds(file)).toBeCloseTo(2, 1)
  })

  test('differs for another prompt, and not for the same', async () => {
    const [[first], [same], [other]] = await Promise.all([
      audioOf('tm_text2music', minimal),
      audioOf('tm_text2music', minimal),
      audioOf('tm_text2music', { ...minimal, prompt: 'sad' }),
    ])
    expect(first?.equals(same ?? Buffer.alloc(0))).toBe(true)
    expect(first?.equals(other ?? first)).toBe(false)
  })

  test('understands the first 77 tokens of its prompt', async () => {
    const words = Array.from({ length: 80 }, (_, index) => `word${index}`)
    const result = await clientOf('tm_text2music').run({ ...minimal, prompt: words.join(' ') })
    expect(result).toMatchObject({ model_version: 'sandbox', translate_prompt: words.slice(0, 77).join(' ') })
  })
})

describe('text-to-sound-effect', () => {
  const minimal = { prompt: 'heavy rain', duration: 5 }
  testLimits(sandbox, {
    capacity: 'tm_text2sfx',
    minimal,
    full: { ...minimal, qty: 2 },
    inside: [{ duration: 180 }, { qty: 1 }, { qty: 4 }],
    outside: [{ prompt: '' }, { duration: 4 }, { duration: 181 }, { duration: 7.5 }, { qty: 0 }, { qty: 5 }],
  })

  test('sounds different for different prompts, and lasts as long as was asked for', async () => {
    const prompts = ['heavy rain', 'a bell', 'an engine', 'footsteps', 'typing', 'something else']
    const audio = await Promise.all(prompts.map((prompt) => audioOf('tm_text2sfx', { ...minimal, prompt })))
    expect(new Set(audio.map(([file]) => file?.toString('base64'))).size).toBe(prompts.length)
    for (const [file = Buffer.alloc(0)] of audio) expect(mp3Seconds(file)).toBeCloseTo(5, 1)
  })
})

describe('text-to-speech', () => {
  testLimits(sandbox, {
    capacity: 'tm_text2speech',
    minimal: { text: 'Hello' },
    full: { text: 'Hello', voice_id: 'en-US-JennyNeural' },
    inside: [{ text: 'x'.repeat(5000) }, { voice_id: 'fr-FR-AnyNeural' }],
    outside: [{ text: '' }, { text: 'x'.repeat(5001) }, { text: 7 }, { voice_id: '' }, { prompt: 'x' }],
  })

  test('lasts longer for a longer text, and sounds different for another text and another voice', async () => {
    const [[short], [long], [other], [woman]] = await Promise.all([
      audioOf('tm_text2speech', { text: 'Good morning.' }),
      audioOf('tm_text2speech', { text: 'Good morning, everybody. How are you today?' }),
      audioOf('tm_text2speech', { text: 'Good evening.' }),
      audioOf('tm_text2speech', { text: 'Good morning.', voice_id: 'en-US-JennyNeural' }),
    ])
    const [shortest = 0, longest = 0] = [short, long].map((file) => mp3Seconds(file ?? Buffer.alloc(0)))
    expect(shortest).toBeGreaterThan(0.5)
    expect(longest).toBeGreaterThan(shortest * 1.5)
    expect(short?.equals(other ?? short)).toBe(false)
    expect(short?.equals(woman ?? short)).toBe(false)
  })

  test('has a result without a prompt', async () => {
    const result = await clientOf('tm_text2speech').run({ text: '你好' })
    expect(Object.keys(result)).toEqual(['model_version', 'audio_path'])
  })
})

describe('score-video', () => {
  testLimits(sandbox, {
    capacity: 'tm_video_scoring',
    minimal: { video: far },
    full: { video: far, prompt: 'calm', duration: 20 },
    inside: [{ duration: 5 }, { duration: 900 }],
    outside: [{ duration: 4 }, { duration: 901 }, { duration: '20' }, { prompt: '' }, { video: 'x' }],
  })
  testLimits(sandbox, {
    capacity: 'tm_video_scoring',
    minimal: { file_link: far, prompt: 'calm' },
    full: { file_link: far, prompt: 'calm' },
    required: ['prompt'],
    inside: [],
    outside: [{ duration: 20 }, { video: far }, { prompt: '' }, { file_link: 'x' }],
  })

  test('lasts 20 seconds unless told otherwise, even 15 minutes', async () => {
    const [[usual], [longest]] = await Promise.all([
      audioOf('tm_video_scoring', { video: far }),
      audioOf('tm_video_scoring', { video: far, duration: 900 }),
    ])
    expect(mp3Seconds(usual ?? Buffer.alloc(0))).toBeCloseTo(20, 1)
    expect(mp3Seconds(longest ?? Buffer.alloc(0))).toBeCloseTo(900, 1)
  })

  test('lasts as long as its video in the documented form', async () => {
    const [file] = await audioOf('tm_video_scoring', {
      file_link: `${files.origin}/seven.mp4`,
      prompt: 'calm',
    })
    expect(mp3Seconds(file ?? Buffer.alloc(0))).toBeCloseTo(7, 1)
  })

  test.each([
    [{ video: 'seven.mp4' }, 200, 'success'],
    [{ video: 'long.mp4' }, 200, 'success'],
    [{ file_link: 'most.mp4', prompt: 'x' }, 200, 'success'],
    [{ file_link: 'film.mkv', prompt: 'x' }, 200, 'success'],
    [{ file_link: 'film.flv', prompt: 'x' }, 200, 'success'],
    [{ video: 'film.flv' }, 422, 'video: is not an MP4 video'],
    [{ file_link: 'text.mp4', prompt: 'x' }, 422, 'file_link: is not an MP4 video'],
    [{ file_link: 'tiny.mp4', prompt: 'x' }, 422, 'file_link: is 320 × 180, but must be from 360p to 1080p'],
    [{ video: 'text.mp4' }, 422, 'video: is not an MP4 video'],
    [{ video: 'large.mp4' }, 413, 'video: must be smaller than 200 MB'],
    [{ file_link: 'medium.mp4', prompt: 'x' }, 413, 'file_link: must be smaller than 120 MB'],
    [{ file_link: 'long.mp4', prompt: 'x' }, 422, 'file_link: lasts 96.00 s, but must last from 0 to 95 s'],
  ])('answers %j with %i', async (body, status, message) => {
    const local = Object.entries(body).map(([field, value]) => [
      field,
      field === 'prompt' ? value : `${files.origin}/${value}`,
    ])
    const answer = await clientOf('tm_video_scoring').create(Object.fromEntries(local))
    expect([answer.status, answer.body.msg]).toEqual([status, message])
  })
})
