import type { Command } from 'commander'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

/** Declares `mediaplug doctor`. */
export function declareDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .summary('what is wrong here, and what to do')
    .description(
      'Looks at Node, providers, credentials, proxy, clock and the way to the vendors: what is wrong, and what to do.',
    )
    .option('--offline', 'ask no vendor')
  withCommonOptions(command).action(async (options: CommonOptions & { readonly offline?: boolean }) => {
    await run(options, async (session) => {
      const { examine } = await import('../doctor/examine.js')
      return examine(session, options.offline === true)
    })
  })
}
