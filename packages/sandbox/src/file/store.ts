import { createHash, randomUUID } from 'node:crypto'
import { createSigner } from './signature.js'

/** How files are made. */
export interface MakeOptions {
  /** How many frames a second a video has at the most. */
  readonly framesPerSecond: number
}

/** A result file that is made when it is first asked for. */
export interface FileSource {
  /** The last part of its path, such as `main.svg`. */
  readonly name: string
  readonly contentType: string
  readonly make: (options: MakeOptions) => Promise<Uint8Array>
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
  /** Keeps several files and returns a function that gives a freshly signed URL for each. */
  publishAll(sources: readonly FileSource[]): () => string[]
  /** The file at a path, or why there is none. */
  find(path: string, query: URLSearchParams): Promise<MadeFile> | 'missing' | 'expired' | 'forged'
  clear(): void
}

/** The path under which files are served. */
export const filesPath = '/results/'

/** An empty store. `origin` is asked for when a URL is made; `seconds` is how long one works. */
export function createFileStore(origin: () => string, seconds: number, options: MakeOptions): FileStore {
  const signer = createSigner()
  const files = new Map<string, () => Promise<MadeFile>>()

  function publish(source: FileSource): () => string {
    const path = `${filesPath}${randomUUID()}/${source.name}`
    files.set(path, madeOnce({ ...source, make: () => source.make(options) }))
    return () => `${origin()}${path}?${signer.sign(path, seconds)}`
  }

  return {
    publish,
    publishAll(sources) {
      const urls = sources.map(publish)
      return () => urls.map((url) => url())
    },
    find(path, query) {
      const verdict = signer.verify(path, query)
      if (verdict !== 'valid') return verdict
      return files.get(path)?.() ?? 'missing'
    },
    clear: () => files.clear(),
  }
}

/** What is in a file, and how that is made. */
export interface FileContent {
  readonly contentType: string
  readonly make: () => Promise<Uint8Array>
}

/** A function that makes a file when it is first called, and gives the same one from then on. */
export function madeOnce(content: FileContent): () => Promise<MadeFile> {
  let made: Promise<MadeFile> | undefined
  return () => {
    made ??= makeFile(content)
    return made
  }
}

async function makeFile(content: FileContent): Promise<MadeFile> {
  const bytes = await content.make()
  const etag = `"${createHash('md5').update(bytes).digest('hex').toUpperCase()}"`
  return { contentType: content.contentType, bytes, etag, lastModified: new Date() }
}
