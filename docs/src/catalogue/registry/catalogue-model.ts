import type { FoundProvider, ProviderSettings } from '@mediaplug/config'
import type { CredentialState, ModelDescription, Provider } from '@mediaplug/core'

/** A provider as pages tell of it. */
export interface Vendor {
  /** The part of its models' ids before the first slash. */
  readonly id: string
  readonly title: string
  /** The package that has it. */
  readonly package: string
  /** The name by which the package exports its factory. */
  readonly factory: string
  /** The variables that its credentials stand in. */
  readonly credentials: readonly CredentialState[]
  /** What the sandbox calls it; nothing where the sandbox does not speak its protocol. */
  readonly sandbox: string | undefined
  /** The settings that the credentials of the sandbox have in them. */
  readonly sandboxSettings: ReadonlySet<string>
  /** What makes it. */
  readonly found: FoundProvider
  /** What was made, with the settings of samples. */
  readonly provider: Provider
}

/** A model as pages tell of it. */
export interface CatalogueModel {
  readonly id: string
  /** The part of the id after the first slash. */
  readonly name: string
  readonly vendor: Vendor
  readonly description: ModelDescription
  /** The settings without which its provider does not have it. */
  readonly settings: ProviderSettings
}
