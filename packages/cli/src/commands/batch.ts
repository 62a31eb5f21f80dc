import type { Command } from 'commander'
import type { DatabaseOptions } from '../database/choice.js'
import { withDatabaseOptions } from '../database/declare.js'
import { readCount, readSeconds } from '../options/read-number.js'
import type { CommonOptions } from '../session/session.js'
import { collect, run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions, DatabaseOptions {
  readonly results?: string
  readonly concurrency: number
  readonly save: string
  readonly retry?: readonly string[]
  readonly fallback?: boolean
  readonly timeout?: number
  readonly upload?: string
  readonly sandbox?: boolean
}

/** Declares `mediaplug batch`. */
export function declareBatch(program: Command): void {
  const command = program
    .command('batch')
    .summary('do many jobs, and go on after an interruption')
    .description(
      'Does many jobs: lines of {"id", "target", "input", "save"}. Interrupted and started again, it goes on, and repeats nothing that may have been paid for.',
    )
    .argument('<jobs>', 'a file of JSON lines; - for standard input')
    .option(
      '--results <file>',
      'where a line for each job goes; default: the file of jobs with .results.jsonl',
    )
    .option('--concurrency <n>', 'how many jobs at a time', readCount, 4)
    .option('--save <where>', "a folder, or a pattern such as 'out/{job}-{n}'", './')
    .option(
      '--retry <state>',
      'do jobs again that failed, or whose fate is uncertain; may be repeated',
      collect,
    )
    .option('--fallback', 'of a capability: ask the next model where a vendor accepts nothing')
    .option('--timeout <seconds>', 'how long to wait for one job; its task goes on', readSeconds)
    .option('--upload <provider>', 'put local files where vendors that take URLs only can fetch them')
    .option('--sandbox', 'ask local vendors: nothing is paid, no key is needed')
  withCommonOptions(withDatabaseOptions(command)).action(async (jobs: string, options: Options) => {
    await run(options, async (session) => {
      const { runBatch } = await import('../batch/run-batch.js')
      const { results, concurrency, save, retry = [], fallback, timeout: timeoutSeconds, upload } = options
      const isSandbox = options.sandbox === true
      return runBatch(session, {
        jobs,
        results,
        concurrency,
        save,
        retry,
        fallback,
        timeoutSeconds,
        upload,
        isSandbox,
        database: options.database,
        sink: options.sink,
      })
    })
  })
}
