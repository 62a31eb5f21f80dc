import type { Upload } from '@mediaplug/core'
import type { Provider } from '@mediaplug/core/provider'

/** Settings of a provider, as a file or the environment has them: the provider itself checks them. */
export type ProviderSettings = Readonly<Record<string, unknown>>

/** What makes a provider, of whatever package: what `defineProvider` gives. */
export interface AnyProviderFactory {
  (settings: ProviderSettings): Provider
  /** The id of what it makes. */
  readonly id: string
  /** The vendor's name. */
  readonly title: string
}

/** What makes an upload of settings: what a package's `mediaplug.upload` names. */
export type UploadFactory = (settings: ProviderSettings) => Upload

const hasText = (value: object, name: string): boolean =>
  typeof Reflect.get(value, name) === 'string' && Reflect.get(value, name) !== ''

/** Whether a value is a provider's factory, whichever copy of core made it. */
function isProviderFactory(value: unknown): value is AnyProviderFactory {
  return typeof value === 'function' && hasText(value, 'id') && hasText(value, 'title')
}

/** Whether a value is a provider that was made, by whichever copy of core. */
export function isProvider(value: unknown): value is Provider {
  if (typeof value !== 'object' || value === null) return false
  const [models, authorize] = [Reflect.get(value, 'models'), Reflect.get(value, 'authorize')]
  return (
    hasText(value, 'id') &&
    hasText(value, 'title') &&
    typeof models === 'object' &&
    typeof authorize === 'function'
  )
}

/** Whether a value may make an upload. */
export const isUploadFactory = (value: unknown): value is UploadFactory => typeof value === 'function'

/** The factories that a module exports, each once. */
export const factoriesOf = (module: Readonly<Record<string, unknown>>): readonly AnyProviderFactory[] => [
  ...new Set(Object.values(module).filter(isProviderFactory)),
]
