import { expect, test, vi } from 'vitest'
import { composeMusic } from '../audio/music.js'
import { asText, contentOf, readBoxes, viewOf } from '../boxes.js'
import { inspectVideo } from './inspect.js'
import { makeVideo } from './video.js'

// Files are drawn and encoded here, which takes as long as the machine needs.
vi.setConfig({ testTimeout: 300_000 })

const backdrop = { kind: 'landscape', scene: 'a dog', part: 1 } as const
const spec = {
  width: 96,
  height: 64,
  seconds: 4,
  framesPerSecond: 10,
  caption: 'a dog',
  move: undefined,
  backdrop,
}
const make = (sound = false) =>
  makeVideo({ ...spec, sound: sound ? composeMusic('a dog') : undefined }, new AbortController().signal)

function tracksOf(file: Uint8Array) {
  const movie = readBoxes(file).find(({ type }) => type === 'moov')?.content
  if (movie === undefined || movie instanceof Uint8Array) throw new Error('no index')
  return movie.flatMap(({ type, content }) =>
    type === 'trak' && !(content instanceof Uint8Array) ? [content] : [],
  )
}

test('a video with sound has MP3 frames where its index says, and lasts no longer', async () => {
  const file = await make(true)
  const [, sound = []] = tracksOf(file)
  const table = (type: string) => viewOf(contentOf(sound, 'mdia', 'minf', 'stbl', type))
  const [size, count, first] = [
    table('stsz').getUint32(4),
    table('stsz').getUint32(8),
    table('stco').getUint32(8),
  ]
  expect(asText(contentOf(sound, 'mdia', 'hdlr').subarray(8, 12))).toBe('soun')
  expect([size, count]).toEqual([384, 166])
  for (let frame = 0; frame < count; frame += 1) {
    expect(viewOf(file).getUint32(first + frame * size) >>> 8).toBe(0xfffb94)
  }
  expect(first + count * size).toBe(file.length)
  expect(inspectVideo(file)).toMatchObject({ seconds: 4, hasSound: true, note: { scene: 'a dog' } })
})

test('the pictures are the same with sound and without, and the index leads to them', async () => {
  const [quiet, loud] = [await make(), await make(true)]
  const picture = (file: Uint8Array) => {
    const [pictures = []] = tracksOf(file)
    const at = viewOf(contentOf(pictures, 'mdia', 'minf', 'stbl', 'stco')).getUint32(8)
    return file.subarray(at, at + 1000)
  }
  expect(inspectVideo(quiet)?.hasSound).toBe(false)
  expect(Buffer.compare(picture(loud), picture(quiet))).toBe(0)
})
