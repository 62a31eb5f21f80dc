import { type ConcurrencyLimit, createConcurrencyLimit } from '../../request/concurrency-limit.js'
import type { VendorContext } from '../define-vendor.js'
import type { EdrawmaxCredentials } from './account.js'
import type { EdrawmaxSettings } from './settings.js'

/** What the handlers of EdrawMax work with. */
export interface EdrawmaxContext extends VendorContext<EdrawmaxCredentials, EdrawmaxSettings> {
  readonly concurrency: ConcurrencyLimit
}

/** A context in which nobody has anything under way. */
export function createContext(common: VendorContext<EdrawmaxCredentials, EdrawmaxSettings>): EdrawmaxContext {
  return { ...common, concurrency: createConcurrencyLimit(common.settings.concurrency) }
}
