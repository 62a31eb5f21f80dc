import type { ProviderSettings } from './recognize.js'

/** How a provider's id begins the names of its variables: `volc-tos` is `MEDIAPLUG_VOLC_TOS_`. */
const prefixOf = (id: string): string => `MEDIAPLUG_${id.toUpperCase().replaceAll(/[^A-Z\d]+/g, '_')}_`

/** `BASE_URL` is `baseUrl`. */
const settingOf = (rest: string): string =>
  rest.toLowerCase().replaceAll(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase())

/**
 * The environment variable of a provider's setting, such as `MEDIAPLUG_VOLC_TOS_BUCKET` for `bucket` of `volc-tos`.
 *
 * @example The variable of a setting
 * ```ts
 * variableOf('tomoviee', 'baseUrl') // MEDIAPLUG_TOMOVIEE_BASE_URL
 * ```
 */
export const variableOf = (id: string, setting: string): string =>
  `${prefixOf(id)}${setting.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

/**
 * The settings of a provider that stand in the environment: texts.
 *
 * @param id - The provider.
 * @param ids - All providers: a variable belongs to the one whose id its name begins with for longest.
 */
export function environmentSettings(
  id: string,
  ids: readonly string[],
  environment: NodeJS.ProcessEnv,
): ProviderSettings {
  const prefix = prefixOf(id)
  const longer = ids.map(prefixOf).filter((other) => other.length > prefix.length)
  const own = Object.entries(environment).filter(
    ([name, value]) => value && name.startsWith(prefix) && !longer.some((other) => name.startsWith(other)),
  )
  return Object.fromEntries(own.map(([name, value]) => [settingOf(name.slice(prefix.length)), value]))
}
