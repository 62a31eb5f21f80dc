import type { Lookup } from './lookup.js'

/** Whether a credential of a provider is there, and where it comes from. It holds no value. */
export interface CredentialState {
  /** The environment variable that is read where the settings have none. */
  readonly variable: string
  /** Where it comes from: the settings, or the environment variable; `nowhere` where there is none. */
  readonly from: 'settings' | 'environment' | 'nowhere'
  /** Whether there may be none, as of a session token. */
  readonly isOptional: boolean
}

function placeOf({ isGiven, variable }: Lookup): CredentialState['from'] {
  if (isGiven) return 'settings'
  return process.env[variable] ? 'environment' : 'nowhere'
}

/** The state of each credential, one a variable. Nothing is looked up. */
export function credentialStates(lookups: readonly Lookup[]): readonly CredentialState[] {
  const states = lookups.map((lookup) => {
    const { variable, isOptional } = lookup
    return [variable, { variable, from: placeOf(lookup), isOptional }] as const
  })
  return [...new Map(states).values()]
}
