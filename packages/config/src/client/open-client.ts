import {
  type AnyClient,
  createClient,
  type Journal,
  MediaplugError,
  type Pacing,
  type Provider,
  type Upload,
} from '@mediaplug/core'
import type { Configuration } from '../configuration/configuration.js'
import type { FoundProvider, ProviderProblem } from '../provider/found-provider.js'
import type { ProviderSettings } from '../provider/recognize.js'

/** What a client is made of. */
export interface OpenClientOptions {
  /** What was found, the preferred first. */
  readonly providers: readonly FoundProvider[]
  /** What the project says. Default: nothing. */
  readonly configuration?: Configuration | undefined
  /** Further settings of providers by their ids, such as those that lead to sandboxes. Default: none. */
  readonly settings?: Readonly<Record<string, ProviderSettings>> | undefined
  /** In place of the configuration's `upload`: the id of a provider, or a function. */
  readonly upload?: string | Upload | undefined
  /** As `createClient` takes it. Default: in memory. */
  readonly journal?: Journal | undefined
  /** As `createClient` takes it. Default: `standardPacing`. */
  readonly pacing?: Pacing | undefined
  /** As `createClient` takes it. Default: `on-delivery`. */
  readonly settling?: 'on-delivery' | 'by-caller' | undefined
}

/** A client, and what it could not be given. */
export interface OpenedClient {
  /** Knows the providers that could be made. */
  readonly client: AnyClient
  /** These providers, in their order. */
  readonly providers: readonly Provider[]
  /** What puts local files where vendors can fetch them, as it was chosen. */
  readonly upload: Upload | undefined
  /** The providers that could not be made, for a setting that is missing, say. */
  readonly problems: readonly ProviderProblem[]
}

function uploadOf({ providers, settings = {}, ...options }: OpenClientOptions): Upload | undefined {
  const wanted = options.upload ?? options.configuration?.upload
  if (typeof wanted !== 'string') return wanted
  const offering = providers.filter(({ createUpload }) => createUpload !== undefined)
  const found = offering.find(({ id }) => id === wanted)
  if (found?.createUpload) return found.createUpload(settings[wanted])
  const known = offering.map(({ id }) => id).join(', ') || 'none'
  const message = `upload: '${wanted}' is no provider whose package offers an upload. Those that do: ${known}.`
  throw new MediaplugError('invalid-input', message, { phase: 'input' })
}

/**
 * Makes a client of the providers that were found. It opens no connection and reads no credential until it is used.
 *
 * A provider that cannot be made is left out, and told among the problems: the others work.
 *
 * @throws MediaplugError `invalid-input` for an upload that there is not, or whose settings are wrong.
 * @example A client with a journal that several processes share
 * ```ts
 * import { join } from 'node:path'
 *
 * const { configuration, folder } = await loadConfiguration()
 * const { providers } = await findProviders({ folder, configuration })
 * const journal = folderJournal(join(stateFolder(), 'journal'))
 * const { client } = openClient({ providers, configuration, journal, settling: 'by-caller' })
 * ```
 */
export function openClient(options: OpenClientOptions): OpenedClient {
  const { configuration = {}, settings = {}, journal, pacing, settling } = options
  const made: Provider[] = []
  const problems: ProviderProblem[] = []
  for (const found of options.providers) {
    try {
      made.push(found.create(settings[found.id]))
    } catch (reason) {
      problems.push({ name: found.id, reason })
    }
  }
  const { connections, timeoutMs } = configuration
  const upload = uploadOf(options)
  const client = createClient({ providers: made, journal, pacing, settling, upload, connections, timeoutMs })
  return { client, providers: made, upload, problems }
}
