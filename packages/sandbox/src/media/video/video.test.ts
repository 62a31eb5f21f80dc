import { describe, expect, test, vi } from 'vitest'
import { image } from '../../../test/media.js'
import { turnsDuring } from '../../../test/turns.js'
import { type Box, readBoxes, viewOf } from '../boxes.js'
import { cameraAt } from './camera.js'
import { inspectVideo } from './inspect.js'
import { makeVideo, type VideoSpec } from './video.js'

// Files are drawn and encoded here, which takes as long as the machine needs.
vi.setConfig({ testTimeout: 300_000 })

const never = new AbortController().signal
const small: VideoSpec = {
  width: 160,
  height: 90,
  seconds: 5,
  framesPerSecond: 10,
  caption: 'a lighthouse',
  move: undefined,
  backdrop: { kind: 'landscape', scene: 'a lighthouse', part: 1 },
}
const make = (spec: Partial<VideoSpec> = {}) => makeVideo({ ...small, ...spec }, never)

function contentOf(boxes: readonly Box[], path: string): Uint8Array {
  const [type, ...rest] = path.split('/')
  const content = boxes.find((box) => box.type === type)?.content ?? new Uint8Array()
  return content instanceof Uint8Array ? content : contentOf(content, rest.join('/'))
}

describe('a video', () => {
  test('is an MP4 whose index comes before its media', async () => {
    expect(readBoxes(await make()).map(({ type }) => type)).toEqual(['ftyp', 'moov', 'mdat'])
  })

  test('lasts five seconds and is H.264 of the size asked for', async () => {
    const boxes = readBoxes(await make({ width: 96, height: 160 }))
    const header = viewOf(contentOf(boxes, 'moov/mvhd'))
    expect(header.getUint32(16) / header.getUint32(12)).toBe(5)
    const description = contentOf(boxes, 'moov/trak/mdia/minf/stbl/stsd')
    expect(String.fromCharCode(...description.subarray(12, 16))).toBe('avc1')
    expect([viewOf(description).getUint16(40), viewOf(description).getUint16(42)]).toEqual([96, 160])
  })

  test('lists a key frame a second, and its offsets lead to them', async () => {
    const file = await make()
    const boxes = readBoxes(file)
    const keys = viewOf(contentOf(boxes, 'moov/trak/mdia/minf/stbl/stss'))
    expect(Array.from({ length: keys.getUint32(4) }, (_, key) => keys.getUint32(8 + 4 * key))).toEqual([
      1, 11, 21, 31, 41,
    ])
    const chunk = viewOf(contentOf(boxes, 'moov/trak/mdia/minf/stbl/stco')).getUint32(8)
    const firstUnit = file[chunk + 4] ?? 0
    expect(firstUnit & 0x1f).toBe(5)
  })

  test('differs for another prompt and another camera move, and not for the same', async () => {
    const media = async (spec: Partial<VideoSpec>) =>
      Buffer.from(contentOf(readBoxes(await make(spec)), 'mdat')).toString('base64')
    const all = [{}, { caption: 'a dog' }, { move: { name: 'push in', motion: 'in' as const } }]
    expect(new Set(await Promise.all(all.map(media))).size).toBe(3)
    expect(await media({})).toBe(await media({}))
  })

  test('leaves the event loop free while it is made', async () => {
    expect(await turnsDuring(make({ width: 640, height: 360 }))).toBeGreaterThanOrEqual(100)
  })

  test('is given up when the sandbox closes', async () => {
    const closing = new AbortController()
    const made = makeVideo(small, closing.signal)
    closing.abort()
    await expect(made).rejects.toThrow(/abort/i)
  })
})

describe('a video of pictures', () => {
  const of = async (...colours: string[]) => {
    const pictures = await Promise.all(colours.map((colour) => image('png', 16, 9, colour)))
    return make({ backdrop: { kind: 'pictures', files: pictures } })
  }

  test('differs for other pictures and their order', async () => {
    const videos = [await of('red'), await of('red', 'blue'), await of('blue', 'red')]
    expect(new Set(videos.map((file) => Buffer.from(file).toString('base64'))).size).toBe(3)
  })

  test('has no note of its scene, which a landscape has', async () => {
    expect(inspectVideo(await of('red'))?.note).toBeUndefined()
    expect(inspectVideo(await make())?.note).toEqual({ scene: 'a lighthouse', part: 1 })
  })
})

test('a later part of a scene does not look like the first', async () => {
  const [first, second] = await Promise.all(
    [1, 2].map((part) => make({ backdrop: { kind: 'landscape', scene: 'a lighthouse', part } })),
  )
  expect(contentOf(readBoxes(first ?? new Uint8Array()), 'mdat')).not.toEqual(
    contentOf(readBoxes(second ?? new Uint8Array()), 'mdat'),
  )
})

test('pushing in brings the camera nearer from frame to frame', () => {
  const zooms = [0, 0.5, 1].map((time) => cameraAt('in', time).zoom)
  expect(zooms).toEqual([...zooms].sort((a, b) => a - b))
  expect(new Set(zooms).size).toBe(3)
})
