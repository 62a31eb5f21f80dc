import type { ErrorCode, Upload } from '@mediaplug/core'
import type { Model, Provider } from '@mediaplug/core/provider'
import type { VendorSandbox } from '../sandbox/vendor-sandbox.js'

/** The settings that a factory is given. */
export type Settings = Readonly<Record<string, unknown>>

/** A provider that is checked, and where its vendor is to be had. */
interface Subject {
  /** Makes the provider, as its user does. */
  create(settings: Settings): Provider
  /** What the factory is given besides credentials and the base URL. */
  readonly settings: Settings
  /** Opens a vendor that nothing has happened at yet. */
  openVendor(): Promise<VendorSandbox>
  readonly upload: Upload | undefined
  readonly vendorCodes: readonly VendorCode[]
  readonly failedTasks: readonly FailedTask[]
  /** The provider without credentials, for what it declares. */
  readonly declared: Provider
}

/** One of the vendor's own codes. */
export interface VendorCode {
  /** As it stands in answers. */
  readonly code: string | number
  /** What it is in our words. */
  readonly means: ErrorCode
  /** What the vendor answers with it. Default: `create`. */
  readonly at?: 'create' | 'poll' | undefined
}

/** What the vendor answers when it is asked after a task that failed. */
export interface FailedTask {
  /** In a few words: it names the test. */
  readonly what: string
  /** The bodies of the vendor's answers to one poll, as JSON, in the order in which `poll` asks for them. */
  readonly answers: readonly [unknown, ...unknown[]]
  /** What it is in our words. Default: `failed`. */
  readonly means?: ErrorCode | undefined
  /** Words of the vendor that its error has to have. Default: none. */
  readonly reason?: string | undefined
}

/** One model of it, with requests that it accepts. */
export interface ModelSubject extends Subject {
  /** `provider/model`. */
  readonly id: string
  /** The part of the id after the slash. */
  readonly name: string
  readonly model: Model
  readonly cases: readonly [Settings, ...Settings[]]
  /** Whether a result that comes beside a reference is put aside, so that the task is asked after. Default: no. */
  readonly isAskedAfter?: boolean
}
