import { type Clock, createClock } from '../../server/clock.js'
import type { VendorContext } from '../define-vendor.js'
import type { VolcTosCredentials } from './account.js'
import { type BucketStore, createBucketStore } from './object/bucket.js'
import type { VolcTosSettings } from './settings.js'

/** What the handlers of TOS work with. */
export interface VolcTosContext extends VendorContext<VolcTosCredentials, VolcTosSettings> {
  readonly clock: Clock
  readonly buckets: BucketStore
}

/** A context in which every bucket is empty. */
export function createContext(common: VendorContext<VolcTosCredentials, VolcTosSettings>): VolcTosContext {
  return {
    ...common,
    clock: createClock(common.settings.clockOffsetSeconds),
    buckets: createBucketStore(common.accounts),
  }
}
