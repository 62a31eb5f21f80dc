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
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + headLength))
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
