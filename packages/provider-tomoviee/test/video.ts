function box(name: string, ...content: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + content.reduce((sum, { length }) => sum + length, 0))
  head.write(name, 4)
  return Buffer.concat([head, ...content])
}

function numbers(...values: readonly number[]): Buffer {
  const row = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) row.writeUInt32BE(value, index * 4)
  return row
}

interface VideoFacts {
  readonly width?: number
  readonly height?: number
  readonly seconds?: number
  readonly framesPerSecond?: number
  /** `qt  ` for QuickTime. */
  readonly brand?: string
}

/** The boxes of an MP4 that tell the given facts, without the pictures. */
export function videoOf({
  width = 1280,
  height = 720,
  seconds = 5,
  framesPerSecond = 30,
  brand = 'isom',
}: VideoFacts = {}): Buffer {
  const unitsPerSecond = 600
  const size = Buffer.concat([Buffer.alloc(76), numbers(width * 65_536, height * 65_536)])
  const time = numbers(0, 0, 0, unitsPerSecond, seconds * unitsPerSecond, 0)
  const kind = Buffer.concat([Buffer.alloc(8), Buffer.from('vide'), Buffer.alloc(12)])
  const frames = numbers(0, 1, seconds * framesPerSecond, unitsPerSecond / framesPerSecond)
  const media = box(
    'mdia',
    box('mdhd', time),
    box('hdlr', kind),
    box('minf', box('stbl', box('stts', frames))),
  )
  return Buffer.concat([
    box('ftyp', Buffer.from(brand), numbers(0)),
    box('moov', box('trak', box('tkhd', size), media)),
  ])
}
