import type { CommanderError } from 'commander'
import { UsageError } from './usage-error.js'

/**
 * A mistake in the words of the command line, as all mistakes are told: in one line, and what to do.
 *
 * @param command - The words by which the command is called: `mediaplug generate tomoviee/text-to-music`.
 * @param isText - Whether the words are a text: too many of them lack quotes, most often.
 */
export function fromParser(error: CommanderError, command: string, isText = false): UsageError {
  const message = error.message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ')
  const isTooMany = isText && error.code === 'commander.excessArguments'
  const quotes = isTooMany ? 'Put a text of several words in quotes. ' : ''
  return new UsageError(message, { hint: `${quotes}See: ${command} --help`, cause: error })
}
