import { createHash, randomUUID } from 'node:crypto'
import { createSigner } from './signature.js'

/** How files are made. */
export interface Making {
  /** How many frames a second a video has at the most. */
  readonly framesPerSecond: number
}

/** A result file that is made when it is first asked for. */
export interface FileSource {
  /** The last part of its path, such as `main.svg`. */
  readonly name: string
  readonly contentType: string
  readonly make: (making: Making) => Promise<Uint8Array>
}

/** A result file that was made. */
export interface MadeFile {
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly etag: string
  readonly lastModified: Date
}

/** The result files of one vendor, in memory. */
export interface FileStore {
  /** Keeps a file and returns a function that gives a freshly signed URL for it. */
  publish(source: FileSource): () => string
  /** The file at a path, or why there is none. */
  find(path: string, query: URLSearchParams): Promise<MadeFile> | 'missing' | 'expired' | 'forged'
  clear(): void
}

/** The path under which files are served. */
export const filesPath = '/results/'

/** An empty store. `origin` is asked for when a URL is made; `seconds` is how long one works. */
export function createFileStore(origin: () => string, seconds: number, making: Making): FileStore {
  const signer = createSigner()
  const files = new Map<string, () => Promise<MadeFile>>()
  return {
    publish(source) {
      const path = `${filesPath}${randomUUID()}/${source.name}`
      files.set(path, madeOnce({ ...source, make: () => source.make(making) }))
      return () => `${origin()}${path}?${signer.sign(path, seconds)}`
    },
    find(path, query) {
      const verdict = signer.verify(path, query)
      if (verdict !== 'valid') return verdict
      return files.get(path)?.() ?? 'missing'
    },
    clear: () => files.clear(),
  }
}

/** What an object is made of. */
export interface MadeSource {
  readonly contentType: string
  readonly make: () => Promise<Uint8Array>
}

/** A function that makes a file when it is first called, and gives the same one from then on. */
export function madeOnce(source: MadeSource): () => Promise<MadeFile> {
  let made: Promise<MadeFile> | undefined
  return () => {
    made ??= makeFile(source)
    return made
  }
}

async function makeFile(source: MadeSource): Promise<MadeFile> {
  const bytes = await source.make()
  const etag = `"${createHash('md5').update(bytes).digest('hex').toUpperCase()}"`
  return { contentType: source.contentType, bytes, etag, lastModified: new Date() }
}
