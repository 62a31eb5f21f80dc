import { type MadeFile, type MadeSource, madeOnce } from '../../../file/store.js'

/** The objects of one bucket, in memory. */
export interface Bucket {
  /** Keeps an object, in place of any other of that name. It is made when it is first asked for. */
  put(key: string, source: MadeSource): void
  get(key: string): Promise<MadeFile> | undefined
  has(key: string): boolean
  delete(key: string): void
}

/** An empty bucket. */
export function createBucket(): Bucket {
  const objects = new Map<string, () => Promise<MadeFile>>()
  return {
    put: (key, source) => objects.set(key, madeOnce(source)),
    get: (key) => objects.get(key)?.(),
    has: (key) => objects.has(key),
    delete: (key) => objects.delete(key),
  }
}
