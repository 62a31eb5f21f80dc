/** What the boxes of a given name hold, in a row of boxes. A length of 0 means: to the end. */
export function boxes(row: Buffer, name: string): Buffer[] {
  const found: Buffer[] = []
  for (let at = 0; at + 8 <= row.length; ) {
    const stated = row.readUInt32BE(at)
    const isLong = stated === 1 && at + 16 <= row.length
    const header = isLong ? 16 : 8
    const length = isLong ? Number(row.readBigUInt64BE(at + 8)) : stated || row.length - at
    if (length < header) break
    if (row.toString('latin1', at + 4, at + 8) === name) found.push(row.subarray(at + header, at + length))
    at += length
  }
  return found
}

/** The first box at the end of a path of boxes. */
export function boxAt(row: Buffer, ...path: readonly string[]): Buffer | undefined {
  return path.reduce<Buffer | undefined>((inner, name) => inner && boxes(inner, name)[0], row)
}
