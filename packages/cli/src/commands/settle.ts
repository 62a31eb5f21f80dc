import type { Command } from 'commander'
import type { DatabaseOptions } from '../database/choice.js'
import { withDatabaseOptions } from '../database/declare.js'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions, DatabaseOptions {
  readonly sandbox?: boolean
}

/** Declares `mediaplug settle`. */
export function declareSettle(program: Command): void {
  const command = program
    .command('settle')
    .summary('say that a submission needs no more attention')
    .description('Says that a submission needs no more attention. Nothing is asked of the vendor.')
    .argument('<id>', 'the id of a submission or its beginning, a label, or a vendor’s own task id')
    .option('--sandbox', 'of local vendors')
  withCommonOptions(withDatabaseOptions(command)).action(async (id: string, options: Options) => {
    await run(options, async (session) => {
      const { settleEntry } = await import('../tasks/settle-entry.js')
      return settleEntry(session, id, { isSandbox: options.sandbox === true, database: options.database })
    })
  })
}
