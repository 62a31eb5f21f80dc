import type { Finding } from './finding.js'

const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY']

/** A proxy's URL without what it holds of credentials. */
function withoutCredentials(value: string): string {
  return value.replace(/\/\/[^/@]*@/, '//…@')
}

/** Which proxy the environment names. */
export function proxyFinding(environment: NodeJS.ProcessEnv): Finding {
  const set = variables.flatMap((name) => {
    const value = environment[name] || environment[name.toLowerCase()]
    return value ? [`${name} ${withoutCredentials(value)}`] : []
  })
  return { subject: 'proxy', state: 'good', text: set.join('; ') || 'none in the environment' }
}
