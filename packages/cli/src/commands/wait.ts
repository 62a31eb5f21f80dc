import type { Command } from 'commander'
import type { DatabaseOptions } from '../database/choice.js'
import { withDatabaseOptions } from '../database/declare.js'
import { readSeconds } from '../options/read-number.js'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions, DatabaseOptions {
  readonly model?: string
  readonly save: string
  readonly timeout?: number
  readonly sandbox?: boolean
}

/** Declares `mediaplug wait`. */
export function declareWait(program: Command): void {
  const command = program
    .command('wait')
    .summary('come back to tasks, and save their files')
    .description('Comes back to tasks: waits for them and saves their files.')
    .argument(
      '<ids...>',
      'ids of tasks or their beginnings, labels, handles as JSON, or vendors’ own task ids',
    )
    .option('--model <id>', "the model of a vendor's own task id")
    .option('--save <where>', "a folder, or a pattern such as 'out/{model}-{n}'", './')
    .option('--timeout <seconds>', 'stop waiting after that; the task goes on', readSeconds)
    .option('--sandbox', 'at the local vendors that run')
  withCommonOptions(withDatabaseOptions(command)).action(async (ids: readonly string[], options: Options) => {
    await run(options, async (session) => {
      const { waitForTasks } = await import('../tasks/wait-for-tasks.js')
      const { model, save, timeout: timeoutSeconds, sandbox: isSandbox = false, database, sink } = options
      return waitForTasks(session, { ids, model, save, timeoutSeconds, isSandbox, database, sink })
    })
  })
}
