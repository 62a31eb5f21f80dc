import { credentialText, missingCredentials } from '../project/credentials.js'
import type { Installed } from '../project/list-providers.js'
import type { Finding } from './finding.js'

/** Whether a provider can be made, and has its credentials. */
export function providerFinding({ found, provider, problem }: Installed): Finding {
  const subject = found.id
  const name =
    [found.package?.name, found.package?.version].filter(Boolean).join(' ') || 'of the configuration'
  if (!provider) {
    return {
      subject,
      state: 'bad',
      text: problem ?? name,
      advice: `Set it in mediaplug.config.ts, under settings: { '${found.id}': { … } }.`,
    }
  }
  const missing = missingCredentials(provider)
  if (missing.length === 0) {
    const given = (provider.credentials?.() ?? [])
      .filter(({ from }) => from !== 'nowhere')
      .map(credentialText)
    return { subject, state: 'good', text: [name, ...given].join('; ') }
  }
  const variables = missing.map(({ variable }) => variable).join(', ')
  return {
    subject,
    state: 'doubtful',
    text: `${name}; ${missing.map(credentialText).join('; ')}`,
    advice: `Put ${variables} into the environment, or into a file for --env-file.`,
  }
}
