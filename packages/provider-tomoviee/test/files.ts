/** The beginnings of files, as far as their type and size are told by them. */
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const heads = {
  png,
  webp: Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
  mp4: Buffer.from('\0\0\0\x20ftypisom', 'latin1'),
  gif: Buffer.from('GIF89a', 'latin1'),
}

/** A file of some type and of some size in bytes. Only its beginning is right. */
export function fileOf(type: keyof typeof heads, size = 64): Uint8Array {
  const file = new Uint8Array(size)
  file.set(heads[type])
  return file
}

/** The beginning of a PNG of some width and height in pixels. */
export function pngOf(width: number, height: number): Uint8Array {
  const file = Buffer.alloc(64)
  png.copy(file)
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  return file
}
