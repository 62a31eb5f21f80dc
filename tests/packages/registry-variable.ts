/** The environment variable that says where everything was published to. */
export const registryVariable = 'MEDIAPLUG_TEST_REGISTRY'

/** Where everything was published to. */
export function registryUrl(): string {
  const url = process.env[registryVariable]
  if (url === undefined) throw new Error(`${registryVariable} is not set: published.ts did not run`)
  return url
}
