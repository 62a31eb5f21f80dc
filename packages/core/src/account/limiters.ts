import { createRateLimit, type RateLimit } from '../http/rate-limit.js'
import { createPermits, type Permits } from './permits.js'

/** What keeps the limits of an account: this process alone, or several processes together. */
export interface Limiters {
  /**
   * The limit on tasks at a time, of an account or of one of its models; `undefined` where something else keeps it.
   *
   * @param limit - How many tasks there may be.
   */
  tasks(limit: number): Permits | undefined
  /**
   * The limit on requests a second, of an account or of one of its models.
   *
   * @param perSecond - How many requests there may be.
   * @param id - The provider's id, or the model's.
   */
  requests(perSecond: number, id: string): RateLimit
}

/** Limits that hold for this process. */
export const limitersOfProcess: Limiters = { tasks: createPermits, requests: createRateLimit }
