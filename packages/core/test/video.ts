/** A box of an MP4: its length, its name, what it holds. */
export function box(name: string, ...content: readonly (Uint8Array | readonly number[])[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** Numbers of 32 bits, one after another. */
export function words(...values: readonly number[]): Buffer {
  const row = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => {
    row.writeUInt32BE(value, index * 4)
  })
  return row
}

/** What a video of a test is like. */
export interface VideoShape {
  readonly width?: number
  readonly height?: number
  readonly seconds?: number
  readonly framesPerSecond?: number
  /** `qt  ` for QuickTime. */
  readonly brand?: string
}

const unitsPerSecond = 600
const zeros = (count: number) => Array<number>(count).fill(0)

/** An MP4 whose boxes tell the given facts, with a sound track before the picture, and no pictures in it. */
export function video({
  width = 1280,
  height = 720,
  seconds = 5,
  framesPerSecond = 24,
  brand = 'isom',
}: VideoShape = {}): Buffer {
  const frames = Math.max(1, Math.round(seconds * framesPerSecond))
  const time = box('mdhd', words(0, 0, 0, unitsPerSecond, seconds * unitsPerSecond, 0))
  const track = (kind: string, size: readonly [number, number], samples: number) =>
    box(
      'trak',
      box('tkhd', words(...zeros(19), size[0] * 65_536, size[1] * 65_536)),
      box(
        'mdia',
        time,
        box('hdlr', words(0, 0), Buffer.from(kind), words(0, 0, 0)),
        box('minf', box('stbl', box('stts', words(0, 2, samples - 1, 25, 1, 25)))),
      ),
    )
  return Buffer.concat([
    box('ftyp', Buffer.from(brand), words(0)),
    box('mdat', zeros(100)),
    box('moov', box('mvhd', zeros(100)), track('soun', [0, 0], 200), track('vide', [width, height], frames)),
  ])
}
