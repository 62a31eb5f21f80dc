import { createTaskStore, type TaskStore } from '../../task/store.js'
import type { VendorContext } from '../define-vendor.js'
import type { TomovieeCredentials } from './account.js'
import type { TomovieeSettings } from './settings.js'
import type { TomovieeTask } from './task.js'

/** What the handlers of Tomoviee work with. */
export interface TomovieeContext extends VendorContext<TomovieeCredentials, TomovieeSettings> {
  readonly tasks: TaskStore<TomovieeTask>
}

/** A context without tasks. */
export function createContext(common: VendorContext<TomovieeCredentials, TomovieeSettings>): TomovieeContext {
  return { ...common, tasks: createTaskStore() }
}
