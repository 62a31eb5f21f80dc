import type * as z from 'zod'
import type { Account } from './account.js'
import type { CommonSettings } from './common-settings.js'
import type { Models, Provider } from './provider.js'

/** What a schema of settings takes. Without any of the vendor's own, zod's type would forbid the common ones too. */
export type SettingsOf<Schema extends z.ZodObject> = string extends keyof z.input<Schema>
  ? Record<never, never>
  : z.input<Schema>

/** The settings of a vendor that is registered under another id. */
export type NamedSettings<Settings, As extends string> = Settings &
  CommonSettings & {
    /** The other id. */
    readonly as: As
  }

/** What a factory takes: settings that all may be left out may be left out as a whole. */
export type UnnamedSettings<Settings> =
  Record<never, never> extends Settings
    ? [settings?: Settings & CommonSettings]
    : [settings: Settings & CommonSettings]

/** The setting of where a vendor's further hosts are, for a vendor that has some. */
export type HostSettings<Host extends string> = [Host] extends [never]
  ? unknown
  : {
      /** Where each further host of the vendor is, by the rules of `baseUrl`. Default: `baseUrl`, else the vendor's own. */
      readonly hosts?: { readonly [Name in Host]?: string | undefined } | undefined
    }

/** What a factory may be given beside the vendor's own settings. */
export interface GivenSettings extends CommonSettings {
  readonly as?: string | undefined
  readonly hosts?: Readonly<Record<string, string | undefined>> | undefined
}

/** Makes a provider from settings; those that all may be left out may be left out as a whole. */
export interface ProviderFactory<Id extends string, Settings, M extends Models, A extends Account> {
  /** The id that a provider has which is made without `as`. Programs that find packages know a factory by it. */
  readonly id: Id
  /** The vendor's name. */
  readonly title: string
  /** Registers the vendor under another id: for two accounts, say. */
  <const As extends string>(settings: NamedSettings<Settings, As>): Provider<As, M, A>
  /** Registers the vendor under its own id. */
  (...settings: UnnamedSettings<Settings>): Provider<Id, M, A>
}
