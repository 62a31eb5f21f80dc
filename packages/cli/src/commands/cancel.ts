import type { Command } from 'commander'
import type { DatabaseOptions } from '../database/choice.js'
import { withDatabaseOptions } from '../database/declare.js'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions, DatabaseOptions {
  readonly model?: string
  readonly sandbox?: boolean
}

/** Declares `mediaplug cancel`. */
export function declareCancel(program: Command): void {
  const command = program
    .command('cancel')
    .summary('end a task at the vendor')
    .description('Ends a task at the vendor, where the vendor can.')
    .argument(
      '<id>',
      'the id of a task or its beginning, a label, a handle as JSON, or a vendor’s own task id',
    )
    .option('--model <id>', "the model of a vendor's own task id")
    .option('--sandbox', 'at the local vendors that run')
  withCommonOptions(withDatabaseOptions(command)).action(async (id: string, options: Options) => {
    await run(options, async (session) => {
      const { model, sandbox: isSandbox = false, database } = options
      const { cancelTask } = await import('../tasks/cancel-task.js')
      return cancelTask(session, { id, model, isSandbox, database })
    })
  })
}
