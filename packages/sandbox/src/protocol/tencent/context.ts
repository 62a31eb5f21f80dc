import { type ConcurrencyLimit, createConcurrencyLimit } from '../../request/concurrency-limit.js'
import { type Clock, createClock } from '../../server/clock.js'
import type { VendorContext } from '../define-vendor.js'
import type { TencentCredentials } from './account.js'
import type { TencentSettings } from './settings.js'

/** What the handlers of Tencent work with. */
export interface TencentContext extends VendorContext<TencentCredentials, TencentSettings> {
  readonly clock: Clock
  readonly concurrency: ConcurrencyLimit
}

/** A context in which nobody has anything under way. */
export function createContext(common: VendorContext<TencentCredentials, TencentSettings>): TencentContext {
  const { clockOffsetSeconds, concurrency } = common.settings
  return {
    ...common,
    clock: createClock(clockOffsetSeconds),
    concurrency: createConcurrencyLimit(concurrency),
  }
}
