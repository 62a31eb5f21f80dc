/** A box of an MP4 file: its type, and either its bytes or the boxes inside. */
export interface Box {
  readonly type: string
  readonly content: Uint8Array | readonly Box[]
}

const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl'])
const headLength = 8

/** Reads the boxes of an MP4 file whose sizes all fit 32 bits. */
export function readBoxes(bytes: Uint8Array): Box[] {
  const boxes: Box[] = []
  for (let at = 0; at + headLength <= bytes.length; ) {
    const size = viewOf(bytes).getUint32(at)
    if (size < headLength || at + size > bytes.length)
      throw new RangeError(`MP4 box of ${size} bytes at ${at}`)
    const type = asText(bytes.subarray(at + 4, at + headLength))
    const content = bytes.subarray(at + headLength, at + size)
    boxes.push({ type, content: containers.has(type) ? readBoxes(content) : content })
    at += size
  }
  return boxes
}

/** The bytes of boxes, one after the other. */
export function writeBoxes(boxes: readonly Box[]): Uint8Array {
  return Buffer.concat(
    boxes.flatMap(({ type, content }) => {
      const inside = content instanceof Uint8Array ? content : writeBoxes(content)
      const head = Buffer.alloc(headLength)
      head.writeUInt32BE(headLength + inside.length)
      head.write(type, 4, 'latin1')
      return [head, inside]
    }),
  )
}

/** Replaces boxes of one type, at any depth, by others. */
export function replaceBoxes(
  boxes: readonly Box[],
  type: string,
  replace: (box: Box) => readonly Box[],
): Box[] {
  return boxes.flatMap((box) => {
    if (box.type === type) return replace(box)
    if (box.content instanceof Uint8Array) return [box]
    return [{ type: box.type, content: replaceBoxes(box.content, type, replace) }]
  })
}

/** The bytes as big-endian numbers can be read from them. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The top-level boxes by type. Unlike those inside, they may be longer than 4 GB or run to the end. */
export function readTopLevel(bytes: Uint8Array): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  const view = viewOf(bytes)
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = view.getUint32(at)
    const head = short === 1 ? 16 : 8
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short || bytes.length - at
    if (size < head || at + size > bytes.length) throw new RangeError(`MP4 box of ${size} bytes at ${at}`)
    found.set(asText(bytes.subarray(at + 4, at + 8)), bytes.subarray(at + head, at + size))
    at += size
  }
  return found
}

/** What is in a box that is named by the types on the way to it; no bytes when it is not there. */
export function contentOf(boxes: readonly Box[], ...path: readonly string[]): Uint8Array {
  const [type, ...rest] = path
  const content = boxes.find((box) => box.type === type)?.content ?? new Uint8Array()
  return content instanceof Uint8Array ? content : contentOf(content, ...rest)
}

/** Bytes as letters, such as the type of a box. */
export function asText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
