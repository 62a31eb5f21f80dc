import fc from 'fast-check'
import { expect, test } from 'vitest'
import { box, video, words } from '../../test/video.js'
import { boxAt, boxes } from './boxes.js'
import { readVideoFacts } from './video-facts.js'

test('the facts are those of the picture’s track', () => {
  const facts = { width: 1920, height: 1080, seconds: 7.5, framesPerSecond: 30 }
  expect(readVideoFacts(video(facts))).toEqual(facts)
})

test('lengths of 64 bits are read, of boxes and of time', () => {
  const long = Buffer.concat([words(1), Buffer.from('free'), words(0, 24, 0, 0), video({ seconds: 4 })])
  expect(readVideoFacts(long)).toMatchObject({ seconds: 4 })
  const header = box('mdhd', words(0x0100_0000, 0, 0, 0, 0, 1000, 0, 2000, 0))
  const handler = box('hdlr', words(0, 0), Buffer.from('vide'))
  const table = box('minf', box('stbl', box('stts', words(0, 1, 50, 1))))
  const size = box('tkhd', words(640 * 65_536, 480 * 65_536))
  const file = box('moov', box('trak', size, box('mdia', header, handler, table)))
  expect(readVideoFacts(file)).toEqual({ width: 640, height: 480, seconds: 2, framesPerSecond: 25 })
})

test('a video that is stored lying and shown upright has the size that is seen', () => {
  const upright = video({ width: 1920, height: 1080 })
  const header = upright.lastIndexOf('tkhd')
  upright.writeInt32BE(0x0001_0000, header + 4 + 84 - 44 + 4)
  expect(readVideoFacts(upright)).toMatchObject({ width: 1080, height: 1920 })
})

test('a video in fragments tells its size, and nothing of its times', () => {
  expect(readVideoFacts(video({ seconds: 0 }))).toEqual({ width: 1280, height: 720 })
})

test('a thumbnail before the film is not taken for it', () => {
  const film = video({ width: 1920, height: 1080, seconds: 6 })
  const thumbnail = video({ width: 160, height: 120 })
  const tracks = [thumbnail, film].flatMap((file) => boxes(boxAt(file, 'moov') ?? Buffer.alloc(0), 'trak'))
  const both = box('moov', ...tracks.map((track) => box('trak', track)))
  expect(readVideoFacts(both)).toMatchObject({ width: 1920, height: 1080, seconds: 6 })
})

test.each([
  ['a text', Buffer.from('no video at all')],
  ['nothing', Buffer.alloc(0)],
  ['a video without a picture', box('moov', box('mvhd', words(0)))],
])('of %s nothing is told', (_what, bytes) => {
  expect(readVideoFacts(bytes)).toBeUndefined()
})

test('whatever is cut or changed, reading ends without an error', () => {
  const whole = video()
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, value) => {
      const broken = Buffer.from(whole)
      broken[at] = value
      readVideoFacts(broken.subarray(0, length))
    }),
    { numRuns: 2_000 },
  )
})
