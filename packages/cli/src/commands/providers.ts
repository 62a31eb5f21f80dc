import type { Command } from 'commander'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

/** Declares `mediaplug providers`. */
export function declareProviders(program: Command): void {
  const command = program
    .command('providers')
    .summary('what is installed, and its credentials')
    .description('Tells what is installed, and whether its credentials are set.')
  withCommonOptions(command).action(async (options: CommonOptions) => {
    await run(options, async (session) =>
      (await import('../project/list-providers.js')).listProviders(session),
    )
  })
}
