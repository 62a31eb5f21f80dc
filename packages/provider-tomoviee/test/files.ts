/** The beginnings of files, as far as their type and size are told by them. */
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const heads = {
  png,
  webp: Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
  mp4: Buffer.from('\0\0\0\x20ftypisom', 'latin1'),
  gif: Buffer.from('GIF89a', 'latin1'),
  mov: Buffer.from('\0\0\0\x20ftypqt  ', 'latin1'),
  avi: Buffer.from('RIFF\0\0\0\0AVI ', 'latin1'),
  mkv: Buffer.from('\x1a\x45\xdf\xa3\x8f\x42\x86\x81\x01\x42\x82\x88matroska', 'latin1'),
  ts: Buffer.from(`G${'\0'.repeat(187)}`.repeat(3), 'latin1'),
  flv: Buffer.from('FLV\x01\x05', 'latin1'),
  mpg: Buffer.from('\0\0\x01\xba', 'latin1'),
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
