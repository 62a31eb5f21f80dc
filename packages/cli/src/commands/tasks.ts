import type { Command } from 'commander'
import type { DatabaseOptions } from '../database/choice.js'
import { withDatabaseOptions } from '../database/declare.js'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions, DatabaseOptions {
  readonly sandbox?: boolean
}

/** Declares `mediaplug tasks`. */
export function declareTasks(program: Command): void {
  const command = program
    .command('tasks')
    .summary('what is not finished')
    .description('Lists what was submitted and is not finished, whichever command submitted it.')
    .option('--sandbox', 'those at local vendors')
  withCommonOptions(withDatabaseOptions(command)).action(async (options: Options) => {
    await run(options, async (session) => {
      const { listTasks } = await import('../tasks/list-tasks.js')
      return listTasks(session, { isSandbox: options.sandbox === true, database: options.database })
    })
  })
}
