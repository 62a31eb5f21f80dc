import {
  type CommonSettings,
  type CredentialSource,
  defineProvider,
  type Provider,
  z,
} from '@mediaplug/core/provider'
import { credits } from './account.js'
import { authorize } from './authorize.js'
import { fault } from './fault.js'
import { type Entries, type MediaioModels, type ModelsOf, models, modelsOf } from './models.js'
import { settingFields } from './settings.js'

/** What {@link mediaio} takes. */
export interface MediaioSettings extends CommonSettings {
  /** The account's key. Default: the environment variable `MEDIAIO_API_KEY`, read when it is first used. */
  readonly apiKey?: CredentialSource | undefined
}

/** The setting of {@link mediaio} that adds models. */
export interface AddedModels<Added extends Entries> {
  /**
   * Models of the vendor that this package does not know yet, by their codes, each described as data. A code that it does
   * know is described anew.
   */
  readonly models: Added
}

/** The models that this package knows, and those that the settings add or describe anew. */
export type ModelsWith<Added extends Entries> = Omit<MediaioModels, keyof Added> & ModelsOf<Added>

/** What the vendor tells of an account: its credits. */
export type MediaioAccount = Required<Pick<NonNullable<Provider['account']>, 'credits'>>

const create = defineProvider({
  id: 'mediaio',
  title: 'Media.io',
  settings: z.strictObject(settingFields),
  baseUrl: 'https://openapi.media.io',
  // The vendor's documents name no host of results: these are its own domains.
  downloads: { hosts: ['.media.io', '.wondershare.com', '.wondershare.cc'] },
  account: { credits },
  authorize,
  fault,
  models: ({ models: added }) => ({ ...models, ...modelsOf(added) }),
})

/** Adds models that this package does not know yet, and registers the vendor under another id. */
export function mediaio<const As extends string, const Added extends Entries>(
  settings: MediaioSettings & AddedModels<Added> & { readonly as: As },
): Provider<As, ModelsWith<Added>, MediaioAccount>
/** Adds models that this package does not know yet. */
export function mediaio<const Added extends Entries>(
  settings: MediaioSettings & AddedModels<Added>,
): Provider<'mediaio', ModelsWith<Added>, MediaioAccount>
/** Registers the vendor under another id: for two accounts, say. */
export function mediaio<const As extends string>(
  settings: MediaioSettings & { readonly as: As },
): Provider<As, MediaioModels, MediaioAccount>
/**
 * Media.io: 26 models of images and videos, such as Kling, Veo, Wan, Vidu, Hailuo, Imagen and Nano Banana.
 *
 * The key comes from the setting `apiKey` or the environment variable `MEDIAIO_API_KEY`, when it is first used.
 * `client.account('mediaio').credits()` tells how many credits are left.
 *
 * @throws MediaplugError `invalid-input` for settings that are not allowed.
 * @see https://platform.media.io/docs/
 * @example A video from an image
 * ```ts
 * import { createClient } from '@mediaplug/core'
 * import { mediaio } from '@mediaplug/provider-mediaio'
 *
 * const client = createClient({ providers: [mediaio()] })
 * const { assets } = await client.generate('mediaio/i2v-kling-v3-0', {
 *   prompt: 'The sail fills, the boat turns into the wind',
 *   image: 'https://example.com/boat.png',
 *   duration: 8,
 *   resolution: '1080p',
 * })
 * await assets[0].save('output/boat')
 * ```
 * @example A model that the vendor has added since
 * ```ts
 * const client = createClient({
 *   providers: [
 *     mediaio({
 *       models: {
 *         't2v-kling-v3-5': {
 *           title: 'Kling 3.5 (Text To Video)',
 *           capability: 'text-to-video',
 *           family: 'kling',
 *           prompt: { maxCharacters: 2500 },
 *           duration: { values: [5, 20], default: 5 },
 *         },
 *       },
 *     }),
 *   ],
 * })
 * await client.generate('mediaio/t2v-kling-v3-5', { prompt: 'the fog lifts', duration: 20 })
 * ```
 */
export function mediaio(settings?: MediaioSettings): Provider<'mediaio', MediaioModels, MediaioAccount>
export function mediaio(settings?: MediaioSettings): Provider {
  return create(settings)
}
/** The id of a provider that is made without `as`. */
mediaio.id = create.id
/** The vendor's name. */
mediaio.title = create.title
