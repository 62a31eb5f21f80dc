import type * as z from 'zod'
import type { FileBytes } from '../file/file.js'
import { validate } from '../validation/validate.js'
import type { Account, DeclaredAccount } from './account.js'
import { noteAuthorization } from './authorization.js'
import { commonSettings, type Limits, mergeLimits, privateSettings } from './common-settings.js'
import type { Context } from './context.js'
import { contractNumber } from './contract-number.js'
import { credentialStates } from './credential-state.js'
import { hostUrls, urlFor, type VendorUrl } from './hosts.js'
import type { Authorization, Fault, HttpAnswer, OutgoingRequest } from './http.js'
import { collectLookups } from './lookup.js'
import type { Downloads, Models, Provider } from './provider.js'
import type {
  GivenSettings,
  HostSettings,
  NamedSettings,
  ProviderFactory,
  SettingsOf,
  UnnamedSettings,
} from './provider-factory.js'
import { createRevealing } from './reveal.js'

/** A vendor: where it is, how it is asked, what its errors mean, and its models. */
export interface ProviderDefinition<
  Id extends string,
  Settings extends z.ZodObject,
  M extends Models,
  A extends Account,
  Host extends string = never,
> {
  /** In kebab case: the part of a model's id before the first slash. */
  readonly id: Id
  /** The vendor's name. */
  readonly title: string
  /**
   * The number of the contract that the package is written for, where it uses what came with it: a client of an earlier
   * core refuses the provider by name. Default: that of the core that is installed beside it.
   */
  readonly contract?: number
  /** A strict object. Secrets in it are `credential(…)`, however deep they stand. */
  readonly settings: Settings
  /** Where the vendor is, unless the user's `baseUrl` says otherwise. */
  readonly baseUrl: VendorUrl<z.output<Settings>>
  /**
   * Further hosts of the vendor, each by a key that a request's `host` names: for regions, uploads, a server of tokens.
   *
   * They are base URLs as `baseUrl` is, each with connections of its own. What `authorize` is given says which of them
   * the request goes to. Where a user gives another `baseUrl` they follow it. Default: none.
   */
  readonly hosts?: Readonly<Record<Host, VendorUrl<z.output<Settings>>>>
  /** Where results may be fetched from. */
  readonly downloads: Downloads
  /** What the vendor allows an account by default. Default: anything. */
  readonly limits?: Limits
  /**
   * Gives what carries the credentials: headers, or `{ headers, query }`. Called anew for each attempt. Default: no
   * header.
   *
   * @param request - What is sent, complete but for them.
   * @param settings - As their schema makes them.
   */
  authorize?(request: OutgoingRequest, settings: z.output<Settings>): Promise<Authorization>
  /**
   * Tells what an answer's error is. Called for every answer; of an error answer that is no JSON, `body` is its text.
   * Default: the HTTP status says it.
   *
   * @param answer - What the vendor answered.
   */
  fault?(answer: HttpAnswer): Fault | undefined
  /**
   * Puts a file where the vendor can fetch it, such as the vendor's own storage, and gives its URL: for models that take
   * URLs only, where the client has no `upload` of its own. It charges nothing, and is repeated after faults that pass.
   *
   * @param file - The bytes, and what they are.
   * @param context - The way to the vendor.
   */
  upload?(file: FileBytes, context: Context): Promise<string>
  /** What the vendor tells of the account, where it tells something. */
  readonly account?: A
  /**
   * Gives the models, by the part of their id after the first slash: letters, digits, dots, dashes, underscores, and
   * single slashes between them, as in `fal-ai/flux/dev`.
   *
   * @param settings - As their schema makes them.
   */
  models(settings: z.output<Settings>): M
}

/**
 * Defines a provider: what a vendor's package exports.
 *
 * @param definition - Where the vendor is, how it is asked, what its errors mean, and its models.
 * @returns A factory that takes the settings. It reads no environment variable and opens no connection.
 * @throws MediaplugError `invalid-input`, from the factory, for settings that are not allowed.
 * @example A vendor with a key in a header
 * ```ts
 * export const acme = defineProvider({
 *   id: 'acme',
 *   title: 'Acme',
 *   settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
 *   baseUrl: 'https://api.acme.example',
 *   downloads: { hosts: ['.acme.example'] },
 *   authorize: async (_request, { apiKey }) => ({ 'x-api-key': await apiKey() }),
 *   models: () => ({ kite }),
 * })
 * ```
 * @example A vendor with a host for uploads, and its key in the query
 * ```ts
 * export const acme = defineProvider({
 *   id: 'acme',
 *   title: 'Acme',
 *   settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
 *   baseUrl: 'https://api.acme.example',
 *   hosts: { upload: 'https://upload.acme.example' },
 *   downloads: { hosts: ['.acme.example'] },
 *   authorize: async ({ host }, { apiKey }): Promise<Authorization> =>
 *     host === 'upload' ? { 'x-api-key': await apiKey() } : { query: { key: await apiKey() } },
 *   models: () => ({ kite }),
 * })
 * ```
 */
export function defineProvider<
  const Id extends string,
  Settings extends z.ZodObject,
  M extends Models,
  A extends Account,
  Host extends string = never,
>(
  definition: ProviderDefinition<Id, Settings, M, A, Host>,
): ProviderFactory<Id, SettingsOf<Settings> & HostSettings<Host>, M, DeclaredAccount<A>> {
  type Own = SettingsOf<Settings> & HostSettings<Host>
  function create<const As extends string>(
    settings: NamedSettings<Own, As>,
  ): Provider<As, M, DeclaredAccount<A>>
  function create(...settings: UnnamedSettings<Own>): Provider<Id, M, DeclaredAccount<A>>
  function create(given?: GivenSettings | null): Provider<string, M> {
    const {
      as,
      baseUrl,
      hosts,
      privateNetwork,
      downloadHosts = [],
      limits,
      connections,
      ...rest
    } = given ?? {}
    const subject = `${definition.id}()`
    const schema = definition.settings
    const known = Object.keys({ ...schema.shape, ...commonSettings().shape })
    const { value: settings, lookups } = collectLookups(() => validate(schema, rest, subject, known))
    const common = validate(
      privateNetwork ? privateSettings() : commonSettings(),
      {
        as,
        baseUrl: baseUrl ?? urlFor(definition.baseUrl, settings),
        hosts: hostUrls<z.output<Settings>>(definition.hosts ?? {}, { baseUrl, hosts }, settings, subject),
        privateNetwork,
        downloadHosts,
        limits: mergeLimits(definition.limits, limits),
        connections,
      },
      subject,
    )
    return {
      contract: definition.contract ?? contractNumber,
      id: as ?? definition.id,
      title: definition.title,
      models: definition.models(settings),
      account: definition.account,
      upload: definition.upload?.bind(definition),
      baseUrl: common.baseUrl.replace(/\/+$/, ''),
      hosts: common.hosts,
      privateNetwork: common.privateNetwork,
      downloads: { ...definition.downloads, hosts: [...definition.downloads.hosts, ...downloadHosts] },
      limits: common.limits,
      connections: common.connections,
      async authorize(request) {
        const authorization = (await definition.authorize?.(request, settings)) ?? {}
        noteAuthorization(authorization)
        return authorization
      },
      fault: (answer) => definition.fault?.(answer),
      ...createRevealing(lookups),
      credentials: () => credentialStates(lookups),
    }
  }
  const { id, title } = definition
  return Object.assign(create, { id, title })
}
