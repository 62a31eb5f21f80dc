import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { createProgram } from './program/program.js'

/** The exit code of wrong use; `exit-codes.ts` has all of them, and is not loaded for help. */
const wrongUse = 2

function ownVersion(): string {
  const manifest: { readonly version?: unknown } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  )
  return String(manifest.version)
}

/**
 * Runs the command.
 *
 * @param words - What it was called with, after its name.
 */
export async function main(words: readonly string[]): Promise<void> {
  const program = createProgram(ownVersion())
  try {
    await program.parseAsync(words.length > 0 ? [...words] : ['help'], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    // Commander has told help and the version already.
    if (error.exitCode === 0 || error.code.startsWith('commander.help')) {
      process.exitCode = error.exitCode === 0 ? 0 : wrongUse
      return
    }
    const { openSession } = await import('./session/open-session.js')
    const { reportError } = await import('./error/report.js')
    const { fromParser } = await import('./error/from-parser.js')
    const isJson = words.includes('--json')
    const session = openSession({ ...(isJson && { json: true }), verbose: words.includes('--verbose') })
    const name = program.commands.find((command) => command.name() === words[0])?.name()
    process.exitCode = reportError(session, fromParser(error, name ? `mediaplug ${name}` : 'mediaplug'))
  }
}
