import type { Command } from 'commander'
import { UsageError } from '../error/usage-error.js'
import type { Request } from './parse.js'

/**
 * What stands on the command line after the name of a command that takes a target.
 *
 * @throws UsageError where the target does not come first: what belongs to an unknown option, nobody could tell.
 */
export function readRequest(name: string, command: Command, input: string | undefined): Request {
  const [target, ...words] = command.args
  if (target === undefined || target.startsWith('-')) {
    throw new UsageError(
      target === undefined
        ? 'Name a model or a capability.'
        : `Name the model or capability before ${target}.`,
      { hint: `As in: mediaplug ${name} text-to-video 'a red kite'. 'mediaplug models' lists them.` },
    )
  }
  return {
    command: name,
    target,
    words,
    input,
    options: command.options.filter(({ long }) => long !== '--help'),
  }
}
