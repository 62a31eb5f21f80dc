import { type FileContent, type MadeFile, madeOnce } from '../../../file/store.js'
import { ownsBucket, type VolcTosCredentials } from '../account.js'

/** The objects of one bucket, in memory. */
export interface Bucket {
  /** Keeps an object, in place of any other of that name. It is made when it is first asked for. */
  put(key: string, content: FileContent): void
  get(key: string): Promise<MadeFile> | undefined
  has(key: string): boolean
  delete(key: string): void
}

/** The buckets of all accounts. */
export interface BucketStore {
  /** Whether a bucket of that name is somebody's. */
  has(name: string): boolean
  /** A bucket of an account; `undefined` when the account has none of that name. */
  find(account: VolcTosCredentials, name: string): Bucket | undefined
}

/** Empty buckets for accounts, also for those that are added later. */
export function createBucketStore(accounts: readonly VolcTosCredentials[]): BucketStore {
  const buckets = new Map<string, Bucket>()
  return {
    has: (name) => accounts.some((account) => ownsBucket(account, name)),
    find(account, name) {
      if (!ownsBucket(account, name)) return undefined
      const found = buckets.get(name) ?? createBucket()
      buckets.set(name, found)
      return found
    },
  }
}

function createBucket(): Bucket {
  const objects = new Map<string, () => Promise<MadeFile>>()
  return {
    put: (key, content) => objects.set(key, madeOnce(content)),
    get: (key) => objects.get(key)?.(),
    has: (key) => objects.has(key),
    delete: (key) => objects.delete(key),
  }
}
