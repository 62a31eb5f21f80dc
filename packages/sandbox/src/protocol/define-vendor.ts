import type { StorageFault, SynchronousFault, TaskFault, VendorCode } from '../fault/fault.js'
import type { FileStore } from '../file/store.js'
import type { Answer } from '../http/answer.js'
import type { Clock } from '../server/clock.js'
import type { Route } from '../server/route.js'
import type { TaskSeconds } from '../task/task.js'

/** How a vendor hands over results: in the answer itself, in a store of its own, or by a task that is polled. */
export type Mode = 'synchronous' | 'storage' | 'task'

/** Whether credentials hold for good, or come with a token and hold for a time. */
export const credentialKinds = ['permanent', 'temporary'] as const

/** One of them. */
export type CredentialKind = (typeof credentialKinds)[number]

/** What the sandbox gives a vendor to work with. */
export interface VendorContext<Credentials, Settings> {
  /** The accounts that may ask. */
  readonly accounts: readonly Credentials[]
  readonly settings: Settings
  readonly taskSeconds: TaskSeconds
  readonly files: FileStore
  /** Aborts when the sandbox closes. */
  readonly closing: AbortSignal
}

/** What can be set for a vendor. */
export interface SettingRules<Settings> {
  /** What holds when nothing is given. */
  readonly defaults: Settings
  /** What each setting may be that is a word. The others are numbers from 0 up. Default none. */
  readonly words?: Readonly<Record<string, readonly string[]>>
  /** The settings that are numbers which may be negative too. Default none. */
  readonly signed?: readonly string[]
}

/** The endpoints of a vendor, and how it puts an error. */
interface Endpoints<Code extends VendorCode> {
  readonly routes: readonly Route[]
  /** Default: the clock of this machine. */
  readonly clock?: Clock
  refusal(code: Code, message?: string): Answer
}

/** One vendor: everything about its wire protocol, and nothing about sockets. */
export interface Vendor<
  Credentials = unknown,
  Settings extends object = object,
  VendorMode extends Mode = Mode,
  Code extends VendorCode = VendorCode,
> {
  readonly mode: VendorMode
  /** The path of the vendor's base URL, without a slash at its end. */
  readonly basePath: string
  readonly settings: SettingRules<Settings>
  /** Makes credentials for a new account. */
  createCredentials(settings: Settings): Credentials
  open(context: VendorContext<Credentials, Settings>): Endpoints<Code>
}

/** Checks a vendor's shape and keeps its exact types. */
export function defineVendor<
  Credentials,
  Settings extends object,
  VendorMode extends Mode,
  Code extends VendorCode,
>(vendor: Vendor<Credentials, Settings, VendorMode, Code>): Vendor<Credentials, Settings, VendorMode, Code> {
  return vendor
}

/** The faults that a vendor can be asked for. */
export type FaultOfMode<VendorMode extends Mode, Code extends VendorCode> = {
  readonly synchronous: SynchronousFault<Code>
  readonly storage: StorageFault<Code>
  readonly task: TaskFault<Code>
}[VendorMode]
