import type { Command } from 'commander'
import type { CommonOptions, Session } from '../session/session.js'

/** What a command does: gives its exit code, or nothing where all went well. */
type Act = (session: Session) => Promise<number | undefined>

/** Makes a list of the values of an option that is repeated. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
]

/** Adds the options that every command has. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'give JSON, as when the output is piped')
    .option('--verbose', 'tell what led to an error')
    .option('--env-file <file>', 'read environment variables from a file; may be repeated', collect)
}

/**
 * Runs a command, and tells how it ended. What a command needs is loaded then, so that `--help` need not wait for it.
 *
 * @param act - Loads what does the work, and does it.
 */
export async function run(options: CommonOptions, act: Act): Promise<void> {
  const { openSession } = await import('../session/open-session.js')
  const { loadEnvironmentFiles } = await import('../session/environment-files.js')
  const { reportError } = await import('../error/report.js')
  const session = openSession(options)
  try {
    await loadEnvironmentFiles(options.envFile ?? [])
    process.exitCode = (await act(session)) ?? 0
  } catch (error) {
    process.exitCode = reportError(session, error)
  }
}
