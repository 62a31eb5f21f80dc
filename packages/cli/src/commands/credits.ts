import type { Command } from 'commander'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

/** Declares `mediaplug credits`. */
export function declareCredits(program: Command): void {
  const command = program
    .command('credits')
    .summary('how many credits are left')
    .description('Tells how many credits the account has left, where the vendor tells it.')
    .argument('<provider>', 'the id of a provider')
    .option('--sandbox', 'at the local vendors that run')
  withCommonOptions(command).action(
    async (provider: string, options: CommonOptions & { readonly sandbox?: boolean }) => {
      await run(options, async (session) => {
        const { tellCredits } = await import('../account/tell-credits.js')
        return tellCredits(session, provider, options.sandbox === true)
      })
    },
  )
}
