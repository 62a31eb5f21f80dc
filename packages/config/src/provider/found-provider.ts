import type { Provider, Upload } from '@mediaplug/core'
import type { ProviderSettings } from './recognize.js'

/** Where a provider was found: in the configuration, among the project's dependencies, or beside the program. */
export type ProviderPlace = 'configuration' | 'project' | 'beside'

/** The package that a provider comes from. */
export interface ProviderPackage {
  /** Such as `@mediaplug/provider-tomoviee`. */
  readonly name: string
  /** Its version; empty where it has none. */
  readonly version: string
  /** Where it is on the disk. */
  readonly folder: string
}

/** A provider that a project has. It is not made yet: that may fail, for a setting that is missing. */
export interface FoundProvider {
  /** The part of its models' ids before the first slash. */
  readonly id: string
  /** The vendor's name. */
  readonly title: string
  /** Where it was found. */
  readonly place: ProviderPlace
  /** The package; `undefined` of one that the configuration itself made. */
  readonly package: ProviderPackage | undefined
  /**
   * Makes it: with the settings of the configuration, those of the environment, and the given ones, the last of which
   * count most.
   *
   * @param settings - Further settings, such as those that lead to a sandbox. Default: none.
   * @throws MediaplugError `invalid-input` for settings that are missing or wrong; `unsupported` for further settings of
   *   one that the configuration made, where no package is found that could make it anew.
   */
  create(settings?: ProviderSettings): Provider
  /** Makes the upload that its package offers, with the same settings; `undefined` where it offers none. */
  readonly createUpload: ((settings?: ProviderSettings) => Upload) | undefined
}

/** What is no provider though it should be one: a package that cannot be loaded, say. */
export interface ProviderProblem {
  /** The package, the module or the provider's id. */
  readonly name: string
  /** What is wrong. */
  readonly reason: unknown
}
