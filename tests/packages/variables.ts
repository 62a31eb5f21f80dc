/** The environment variables by which the tests know what was prepared for them. */
export const variables = { registry: 'MEDIAPLUG_TEST_REGISTRY', checkout: 'MEDIAPLUG_TEST_CHECKOUT' } as const

function read(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: published.ts did not run`)
  return value
}

/** Where everything was published to. */
export const registryUrl = (): string => read(variables.registry)

/** The copy of the repository that it was released from. */
export const checkoutFolder = (): string => read(variables.checkout)
