import type { ConnectionSettings, Provider, Sink, Upload } from '@mediaplug/core'
import type { ProviderSettings } from '../provider/recognize.js'

/** What a project says of its providers: what `mediaplug.config.ts`, `.js` or `.json` exports. */
export interface Configuration {
  /**
   * Providers besides those that are found, the preferred first: as their factories make them, or the names of packages
   * and the paths of modules that export factories, relative to the file. They stand before what is found, and replace
   * what has the same id. Default: none.
   */
  readonly providers?: readonly (Provider | string)[] | undefined
  /**
   * The settings of providers by their ids, for those that are not made already. Keys belong into the environment.
   * Default: none but those of the environment.
   */
  readonly settings?: Readonly<Record<string, ProviderSettings>> | undefined
  /** Whether providers are found among the dependencies too. Default: `true`. */
  readonly discover?: boolean | undefined
  /**
   * How local files become URLs, for models that take URLs only: the id of a provider whose package offers an upload,
   * such as `volc-tos`, or a function. Default: not at all.
   */
  readonly upload?: string | Upload | undefined
  /**
   * The URL of the PostgreSQL database in which tasks are kept and by which workers do them, for programs that can use
   * one. A password belongs into the environment. Default: none.
   */
  readonly database?: string | undefined
  /** Where files of results are kept, for such programs: a folder, `s3://bucket/prefix`, or a sink. Default: nowhere. */
  readonly sink?: string | Sink | undefined
  /** How vendors are reached, for all providers that do not say themselves. */
  readonly connections?: ConnectionSettings | undefined
  /** How long a call waits, in ms. Default: that of core, one hour. */
  readonly timeoutMs?: number | undefined
}

/**
 * Gives a configuration back as it is: for the sake of its type, in a `mediaplug.config.ts` or `.js`.
 *
 * @example A bucket for uploads, and two accounts of a vendor
 * ```ts
 * export default defineConfig({
 *   providers: [mediaio({ as: 'mediaio-2', apiKey: () => vault.read('mediaio') })],
 *   settings: { 'volc-tos': { bucket: 'my-pictures' } },
 *   upload: 'volc-tos',
 * })
 * ```
 */
export const defineConfig = (configuration: Configuration): Configuration => configuration
