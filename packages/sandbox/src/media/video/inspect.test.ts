import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { video } from '../../../test/media.js'
import { readBoxes, replaceBoxes, viewOf, writeBoxes } from '../boxes.js'
import { inspectVideo } from './inspect.js'

const file = await video(1280, 720, 5)

/** The same file with one box of its index in another form. */
function withBox(type: string, change: (content: Uint8Array) => Uint8Array): Uint8Array {
  return writeBoxes(
    replaceBoxes(readBoxes(file), type, ({ content }) => [
      { type, content: content instanceof Uint8Array ? change(content) : content },
    ]),
  )
}

describe('the facts of a video', () => {
  test('are its duration, its size, its frame rate and its note', () => {
    const note = { scene: 'a harbour', part: 1 }
    expect(inspectVideo(file)).toEqual({
      container: 'mp4',
      seconds: 5,
      width: 1280,
      height: 720,
      framesPerSecond: 10,
      hasSound: false,
      note,
    })
  })

  test('are found when the duration has 64 bits', () => {
    const long = withBox('mvhd', (content) => {
      const header = new Uint8Array(content.length + 12)
      const view = viewOf(header)
      view.setUint8(0, 1)
      view.setUint32(20, 1000)
      view.setBigUint64(24, 4500n)
      return header
    })
    expect(inspectVideo(long)?.seconds).toBe(4.5)
  })

  test('are found when the last box has no size or one of 64 bits', () => {
    const [type = file, ...others] = readBoxes(file).map((box) => writeBoxes([box]))
    const media = others.at(-1) ?? file
    const open = media.slice()
    viewOf(open).setUint32(0, 0)
    const wide = Buffer.concat([media.subarray(0, 8), Buffer.alloc(8), media.subarray(8)])
    viewOf(wide).setUint32(0, 1)
    viewOf(wide).setBigUint64(8, BigInt(wide.length))
    for (const last of [open, wide]) {
      const whole = Buffer.concat([type, ...others.slice(0, -1), last])
      expect(inspectVideo(whole)).toMatchObject({ seconds: 5, width: 1280 })
    }
  })

  test('are found when the comment is not a note', () => {
    const other = withBox('udta', () =>
      writeBoxes([{ type: '\u00a9cmt', content: Buffer.from('\0\x02\0\0hi') }]),
    )
    expect(inspectVideo(other)).toMatchObject({ seconds: 5, note: undefined })
  })

  test('say when the file is QuickTime', () => {
    const quickTime = withBox('ftyp', () => Buffer.from('qt  \0\0\0\0'))
    expect(inspectVideo(quickTime)).toMatchObject({ container: 'mov', seconds: 5 })
  })

  test('are none when the file has no video, or is no video', () => {
    expect(inspectVideo(withBox('hdlr', (content) => content.slice().fill(0)))).toBeUndefined()
    expect(inspectVideo(Buffer.from('\0\0\0\0nothing'))).toBeUndefined()
    expect(inspectVideo(new Uint8Array())).toBeUndefined()
  })

  test('never fail to be read, however the file is damaged', () => {
    fc.assert(
      fc.property(fc.nat(1500), fc.nat(255), fc.nat(1500), (at, value, end) => {
        const damaged = file.slice(0, file.length - end)
        damaged[at] = value
        expect(() => inspectVideo(damaged)).not.toThrow()
      }),
    )
  })
})
