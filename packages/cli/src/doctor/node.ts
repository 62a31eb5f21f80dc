import type { Finding } from './finding.js'

const least = [20, 19] as const

/** Whether Node is new enough. */
export function nodeFinding(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNew = major > least[0] || (major === least[0] && minor >= least[1])
  return {
    subject: 'node',
    state: isNew ? 'good' : 'bad',
    text: version,
    advice: isNew ? undefined : `Install Node ${least.join('.')} or newer.`,
  }
}
