import { createHash, randomUUID } from 'node:crypto'
import { createSigner } from './signature.js'

/** A result file that is made when it is first asked for. */
export interface FileSource {
  /** The last part of its path, such as `main.svg`. */
  readonly name: string
  readonly contentType: string
  readonly make: () => Promise<Uint8Array>
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
export function createFileStore(origin: () => string, seconds: number): FileStore {
  const signer = createSigner()
  const files = new Map<string, () => Promise<MadeFile>>()
  return {
    publish(source) {
      const path = `${filesPath}${randomUUID()}/${source.name}`
      let made: Promise<MadeFile> | undefined
      files.set(path, () => {
        made ??= makeFile(source)
        return made
      })
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

async function makeFile(source: FileSource): Promise<MadeFile> {
  const bytes = await source.make()
  const etag = `"${createHash('md5').update(bytes).digest('hex').toUpperCase()}"`
  return { contentType: source.contentType, bytes, etag, lastModified: new Date() }
}
