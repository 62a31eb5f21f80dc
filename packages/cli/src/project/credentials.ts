import type { CredentialState, Provider } from '@mediaplug/core'

/** The credentials of a provider that it needs and lacks. */
export const missingCredentials = ({ credentials }: Provider): readonly CredentialState[] =>
  (credentials?.() ?? []).filter(({ from, isOptional }) => from === 'nowhere' && !isOptional)

/** Where a credential comes from, in words. */
export function credentialText({ variable, from, isOptional }: CredentialState): string {
  if (from === 'settings') return `${variable} from the configuration`
  if (from === 'environment') return `${variable} from the environment`
  return isOptional ? `${variable} not set, and not needed` : `${variable} is missing`
}
