import { type ConcurrencyLimit, createConcurrencyLimit } from '../../request/concurrency-limit.js'
import { type Clock, createClock } from '../../server/clock.js'
import { createTaskStore, type TaskStore } from '../../task/store.js'
import type { VendorContext } from '../define-vendor.js'
import type { TencentCredentials } from './account.js'
import { makingActions } from './actions/catalogue.js'
import type { TencentSettings } from './settings.js'
import type { TencentTask } from './task.js'

/** What the handlers of Tencent work with. */
export interface TencentContext extends VendorContext<TencentCredentials, TencentSettings> {
  readonly clock: Clock
  /** How much an account may have under way, by action. */
  readonly concurrency: ReadonlyMap<string, ConcurrencyLimit>
  readonly tasks: TaskStore<TencentTask>
}

/** A context in which nobody has anything under way. */
export function createContext(common: VendorContext<TencentCredentials, TencentSettings>): TencentContext {
  const { clockOffsetSeconds, concurrency } = common.settings
  const limits = [...makingActions].map(
    ([name, action]) => [name, createConcurrencyLimit(concurrency ?? action.concurrency)] as const,
  )
  return {
    ...common,
    clock: createClock(clockOffsetSeconds),
    concurrency: new Map(limits),
    tasks: createTaskStore(),
  }
}
