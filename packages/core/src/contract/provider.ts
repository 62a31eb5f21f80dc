import type { FileBytes } from '../file/file.js'
import type { Account } from './account.js'
import type { Limits } from './common-settings.js'
import type { CheckedConnections } from './connection-settings.js'
import type { Context } from './context.js'
import type { CredentialState } from './credential-state.js'
import type { Authorization, Fault, HttpAnswer, OutgoingRequest } from './http.js'
import type { Model } from './model.js'

/** Where results may be fetched from. */
export interface Downloads {
  /** Host names; one that begins with a dot stands for all hosts that end in it. No other host is asked. */
  readonly hosts: readonly string[]
  /** What an `http:` URL gets: `never` is the default; `after-https` tries `https:` first. */
  readonly insecure?: 'never' | 'after-https'
}

/** The models of a provider, by the part of the id after the first slash. */
export type Models = Readonly<Record<string, Model>>

/** A vendor, ready for `createClient`: what a provider's factory makes. */
export interface Provider<
  Id extends string = string,
  M extends Models = Models,
  A extends Account = Account,
> {
  /**
   * The number of the contract that it is written for, as its definition says, else that of the core which made it: a
   * client refuses a newer one than its core knows. Providers that an earlier version of core made do not have it.
   */
  readonly contract?: number | undefined
  /** The part of a model's id before the first slash. */
  readonly id: Id
  /** The vendor's name. */
  readonly title: string
  /** Its models, by the part of their id after the first slash. */
  readonly models: M
  /** What the vendor tells of the account. */
  readonly account?: A | undefined
  /** Where every request goes that names no other host. */
  readonly baseUrl: string
  /**
   * Base URLs of the vendor's further hosts, by the key that a request's `host` names.
   *
   * Providers that an earlier version of core made do not have it.
   */
  readonly hosts?: Readonly<Record<string, string>> | undefined
  /** Whether the user says that the vendor is on a private network. */
  readonly privateNetwork?: boolean | undefined
  /** Where results may be fetched from. */
  readonly downloads: Downloads
  /** What the account is allowed. */
  readonly limits: Limits
  /** How many connections there are, and which a paid request may use. */
  readonly connections?: CheckedConnections | undefined
  /**
   * Gives what carries the credentials, made anew for each attempt.
   *
   * @param request - What is sent, complete but for them.
   * @throws MediaplugError `auth` where a credential is missing or cannot be fetched.
   */
  authorize(request: OutgoingRequest): Promise<Authorization>
  /**
   * Tells what the vendor reports as an error in an answer, if it does.
   *
   * @param answer - Any answer, good ones too: some vendors report errors with HTTP 200.
   */
  fault(answer: HttpAnswer): Fault | undefined
  /**
   * Puts a file where the vendor can fetch it, and gives its URL: used where the client has no `upload`.
   *
   * @param file - The bytes, and what they are.
   * @param context - The way to the vendor.
   */
  upload?: ((file: FileBytes, context: Context) => Promise<string>) | undefined
  /** The credentials that were looked up so far, earlier values included, so that they can be taken out of errors. */
  secrets(): readonly string[]
  /**
   * Looks up the credentials that were not looked up yet, wherever in the settings they stand, so that they can be
   * taken out of what is recorded before the first request is authorized. Throws nothing: what is missing or cannot be
   * fetched is told by `authorize`, and one that may be absent need not be there.
   *
   * Providers that an earlier version of core made do not have it.
   */
  reveal?(): Promise<void>
  /**
   * Tells of each credential whether it is there, and where it comes from: for a program that shows what is set up.
   * Nothing is looked up, and no value is given.
   *
   * Providers that an earlier version of core made do not have it.
   */
  credentials?(): readonly CredentialState[]
}
