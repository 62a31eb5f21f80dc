import { createHash } from 'node:crypto'
import type { FakeClock } from './clock.js'

/** How large a file is, in bytes: enough to be cut in two. */
const size = 4_096

/** What a file of some type begins with. */
const beginnings: Readonly<Record<string, Buffer>> = {
  'image/png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'image/jpeg': Buffer.from('ffd8ffe000104a46494600', 'hex'),
  'image/webp': Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
  'image/gif': Buffer.from('GIF89a', 'latin1'),
  'image/svg+xml': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'.padEnd(size, '\n')),
  'video/mp4': Buffer.from('\0\0\0\x20ftypisom', 'latin1'),
  'video/webm': Buffer.from('1a45dfa3874282847765626d', 'hex'),
  'audio/mpeg': Buffer.from('ID3\x04\0\0', 'latin1'),
  'audio/wav': Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'),
  'audio/ogg': Buffer.from('OggS', 'latin1'),
  'audio/flac': Buffer.from('fLaC', 'latin1'),
}

/** A file that can be fetched. */
export interface FakeFile {
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly etag: string
  readonly expiresAt: number
}

/** The files of a fake vendor. */
export interface Files {
  /** Publishes a file, and gives its path. */
  publish(mediaType: string): string
  /** The file of a path, unless its time is over. */
  find(path: string): FakeFile | undefined
}

function bytesOf(mediaType: string): Uint8Array {
  const beginning = beginnings[mediaType]
  if (beginning === undefined) {
    throw new TypeError(
      `fakeVendor(): no file of the type '${mediaType}'. Known are: ${Object.keys(beginnings).join(', ')}.`,
    )
  }
  const bytes = Buffer.alloc(size)
  beginning.copy(bytes)
  return bytes
}

/** No files yet. A link works for some seconds by the vendor's clock. */
export function createFiles(clock: FakeClock, linkSeconds: number): Files {
  const files = new Map<string, FakeFile>()
  return {
    publish(mediaType) {
      const path = `/files/${files.size + 1}`
      const bytes = bytesOf(mediaType)
      const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`
      files.set(path, { mediaType, bytes, etag, expiresAt: clock.now().getTime() + linkSeconds * 1_000 })
      return path
    },
    find(path) {
      const file = files.get(path)
      return file && clock.now().getTime() < file.expiresAt ? file : undefined
    },
  }
}
