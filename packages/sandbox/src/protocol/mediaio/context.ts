import { createTaskStore, type TaskStore } from '../../task/store.js'
import type { VendorContext } from '../define-vendor.js'
import type { MediaioCredentials } from './account.js'
import { type Credits, createCredits } from './credits.js'
import type { MediaioSettings } from './settings.js'
import type { MediaioTask } from './task.js'

/** What the handlers of Media.io work with. */
export interface MediaioContext extends VendorContext<MediaioCredentials, MediaioSettings> {
  readonly tasks: TaskStore<MediaioTask>
  readonly credits: Credits
  /** When all keys expire, in milliseconds since 1970. */
  readonly keysExpireAt: number
}

/** A context without tasks, in which every account has all its credits. */
export function createContext(common: VendorContext<MediaioCredentials, MediaioSettings>): MediaioContext {
  return {
    ...common,
    tasks: createTaskStore(),
    credits: createCredits(common.settings),
    keysExpireAt: Date.now() + common.settings.keySeconds * 1000,
  }
}
