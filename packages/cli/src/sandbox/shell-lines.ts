import { variableOf } from '@mediaplug/config'
import type { SandboxSettings } from './start-sandboxes.js'

/** The environment variables that lead to local vendors. */
export const environmentOf = (settings: SandboxSettings): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([id, fields]) =>
      Object.entries(fields).flatMap(([name, value]) =>
        typeof value === 'string' ? [[variableOf(id, name), value] as const] : [],
      ),
    ),
  )

type Writer = (name: string, value: string) => string

/** How a shell sets a variable. */
function writerOf({ SHELL = '' }: NodeJS.ProcessEnv, platform: NodeJS.Platform): Writer {
  if (SHELL.endsWith('fish')) return (name, value) => `set -gx ${name} '${value}'`
  if (platform === 'win32' && SHELL === '') return (name, value) => `$env:${name} = '${value}'`
  return (name, value) => `export ${name}='${value}'`
}

/** Lines for the user's shell that set variables. */
export function shellLines(
  variables: Readonly<Record<string, string>>,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  const write = writerOf(environment, platform)
  return Object.entries(variables)
    .map(([name, value]) => write(name, value))
    .join('\n')
}
