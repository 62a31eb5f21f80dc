import type { Refusal } from '../fault/apply.js'
import type { SynchronousFault, TaskFault } from '../fault/fault.js'
import type { FileStore } from '../file/store.js'
import type { Route } from '../server/route.js'
import type { TaskSeconds } from '../task/task.js'

/** How a vendor hands over results: in the answer itself, or by a task that is polled. */
export type Mode = 'synchronous' | 'task'

/** What the sandbox gives a vendor to work with. */
export interface Room<Credentials, Settings> {
  /** The accounts that may ask. */
  readonly accounts: readonly Credentials[]
  readonly settings: Settings
  readonly taskSeconds: TaskSeconds
  readonly files: FileStore
  /** Aborts when the sandbox closes. */
  readonly closing: AbortSignal
}

/** The endpoints of a vendor, and how it puts an error. */
interface Endpoints {
  readonly routes: readonly Route[]
  readonly refusal: Refusal
}

/** One vendor: everything about its wire protocol, and nothing about sockets. */
export interface Vendor<Credentials = unknown, Settings extends object = object, Way extends Mode = Mode> {
  readonly mode: Way
  /** The path of the vendor's base URL, without a slash at its end. */
  readonly basePath: string
  readonly defaultSettings: Settings
  /** What each setting may be that is a word. The others are numbers from 0 up. */
  readonly settingWords: Readonly<Record<string, readonly string[]>>
  /** Makes credentials for a new account. */
  createCredentials(): Credentials
  open(room: Room<Credentials, Settings>): Endpoints
}

/** Checks a vendor's shape and keeps its exact types. */
export function defineVendor<Credentials, Settings extends object, Way extends Mode>(
  vendor: Vendor<Credentials, Settings, Way>,
): Vendor<Credentials, Settings, Way> {
  return vendor
}

/** The faults that a vendor can be asked for. */
export type FaultOfMode<Way extends Mode> = Way extends 'task' ? TaskFault : SynchronousFault
