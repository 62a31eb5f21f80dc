/** The beginning of a PNG of some width and height in pixels, and of some size in bytes. */
export function pngOf(width: number, height: number, size = 64): Uint8Array {
  const file = Buffer.alloc(size)
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(file)
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  return file
}
