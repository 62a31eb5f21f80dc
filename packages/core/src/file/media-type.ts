/** A media type that is told by a file's first bytes. */
export type MediaType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/webp'
  | 'image/gif'
  | 'image/bmp'
  | 'image/tiff'
  | 'image/avif'
  | 'image/heic'
  | 'image/svg+xml'
  | 'audio/mp4'
  | 'video/quicktime'
  | 'video/mp4'
  | 'video/webm'
  | 'audio/wav'
  | 'audio/ogg'
  | 'audio/flac'
  | 'audio/mpeg'
  | 'audio/aac'

interface Signature {
  readonly mediaType: MediaType
  readonly extension: string
  matches(head: Buffer): boolean
}

const ascii =
  (text: string, offset = 0) =>
  (head: Buffer) =>
    head.toString('latin1', offset, offset + text.length) === text
const riff = (form: string) => (head: Buffer) => ascii('RIFF')(head) && ascii(form, 8)(head)
const brandedBox = (brands: RegExp) => (head: Buffer) =>
  ascii('ftyp', 4)(head) && brands.test(head.toString('latin1', 8, 12))
const bytes =
  (...values: number[]) =>
  (head: Buffer) =>
    values.every((value, index) => head[index] === value)

/** Four bytes of a bitmap that are always zero: two letters alone begin many a text. */
const bitmapReserved = (head: Buffer) => head.length >= 10 && head.readUInt32LE(6) === 0
const isSvg = (head: Buffer) => {
  const text = head.toString('utf8')
  return /^\s*<(\?xml|!--|!doctype svg|svg)/i.test(text) && /<svg[\s>]/.test(text)
}

/** The types of file that are told by their first bytes, the more particular first. */
const signatures: readonly Signature[] = [
  { mediaType: 'image/png', extension: 'png', matches: bytes(0x89, 0x50, 0x4e, 0x47) },
  { mediaType: 'image/jpeg', extension: 'jpg', matches: bytes(0xff, 0xd8, 0xff) },
  { mediaType: 'image/webp', extension: 'webp', matches: riff('WEBP') },
  { mediaType: 'image/gif', extension: 'gif', matches: ascii('GIF8') },
  { mediaType: 'image/bmp', extension: 'bmp', matches: (head) => ascii('BM')(head) && bitmapReserved(head) },
  {
    mediaType: 'image/tiff',
    extension: 'tif',
    matches: (head) => bytes(0x49, 0x49, 0x2a, 0)(head) || bytes(0x4d, 0x4d, 0, 0x2a)(head),
  },
  { mediaType: 'image/avif', extension: 'avif', matches: brandedBox(/^avi[fs]/) },
  { mediaType: 'image/heic', extension: 'heic', matches: brandedBox(/^(hei[cxms]|hev[cx]|mif1)/) },
  {
    mediaType: 'image/svg+xml',
    extension: 'svg',
    matches: isSvg,
  },
  { mediaType: 'audio/mp4', extension: 'm4a', matches: brandedBox(/^M4A/) },
  {
    mediaType: 'video/quicktime',
    extension: 'mov',
    // The oldest QuickTime files begin without naming a brand.
    matches: (head) => brandedBox(/^qt/)(head) || ['moov', 'wide'].some((name) => ascii(name, 4)(head)),
  },
  { mediaType: 'video/mp4', extension: 'mp4', matches: ascii('ftyp', 4) },
  { mediaType: 'video/webm', extension: 'webm', matches: bytes(0x1a, 0x45, 0xdf, 0xa3) },
  { mediaType: 'audio/wav', extension: 'wav', matches: riff('WAVE') },
  { mediaType: 'audio/ogg', extension: 'ogg', matches: ascii('OggS') },
  { mediaType: 'audio/flac', extension: 'flac', matches: ascii('fLaC') },
  { mediaType: 'audio/mpeg', extension: 'mp3', matches: ascii('ID3') },
  {
    mediaType: 'audio/aac',
    extension: 'aac',
    matches: (head) => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0,
  },
  {
    mediaType: 'audio/mpeg',
    extension: 'mp3',
    // Layers II and III only: a file of layer I begins as a text in UTF-16 does.
    matches: (head) => head[0] === 0xff && [0xe2, 0xe4].includes((head[1] ?? 0) & 0xe6),
  },
]

/** What a file is, by its bytes. */
export interface FileType {
  readonly mediaType: MediaType
  /** The usual ending of such a file's name, without the dot. */
  readonly extension: string
}

/** How many of a file's first bytes are looked at. */
export const headLength = 1024

/** Tells what a file is by its first bytes, or `undefined` where they say nothing. */
export function detectFileType(head: Uint8Array): FileType | undefined {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, headLength))
  const found = signatures.find((signature) => signature.matches(start))
  return found && { mediaType: found.mediaType, extension: found.extension }
}

/** The longest of the endings, without the dot. */
export const longestExtension: string = signatures
  .map(({ extension }) => extension)
  .reduce((longest, extension) => (extension.length > longest.length ? extension : longest))

/** The usual ending of a file of a media type, without the dot; `undefined` for a type that no first bytes tell. */
export function extensionOf(mediaType: string): string | undefined {
  const [name = ''] = mediaType.split(';')
  return signatures.find((signature) => signature.mediaType === name.trim().toLowerCase())?.extension
}
