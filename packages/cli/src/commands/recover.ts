import type { Command } from 'commander'
import type { DatabaseOptions } from '../database/choice.js'
import { withDatabaseOptions } from '../database/declare.js'
import { readSeconds } from '../options/read-number.js'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions, DatabaseOptions {
  readonly save: string
  readonly timeout?: number
  readonly sandbox?: boolean
}

/** Declares `mediaplug recover`. */
export function declareRecover(program: Command): void {
  const command = program
    .command('recover')
    .summary('finish what was interrupted')
    .description(
      'Finishes what commands left that were interrupted: waits for all their tasks and saves the files.',
    )
    .option('--save <where>', "a folder, or a pattern such as 'out/{model}-{id}'", './')
    .option('--timeout <seconds>', 'stop waiting after that; the tasks go on', readSeconds)
    .option('--sandbox', 'at the local vendors that run')
  withCommonOptions(withDatabaseOptions(command)).action(async (options: Options) => {
    await run(options, async (session) => {
      const { recoverTasks } = await import('../tasks/recover-tasks.js')
      const { save, timeout: timeoutSeconds, sandbox: isSandbox = false, database, sink } = options
      return recoverTasks(session, { save, timeoutSeconds, isSandbox, database, sink })
    })
  })
}
