import type { Command } from 'commander'
import { readPort } from '../options/read-number.js'
import type { CommonOptions } from '../session/session.js'
import { collect, run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions {
  readonly port?: number
  readonly taskSeconds?: number
  readonly fault?: readonly string[]
}

/** Declares `mediaplug sandbox`. */
export function declareSandbox(program: Command): void {
  const command = program
    .command('sandbox')
    .summary('run local vendors, which cost nothing')
    .description(
      "Runs local vendors, which speak the vendors' protocols and cost nothing, until Ctrl-C.\nIt gives the environment variables that lead to them.",
    )
    .argument('[vendors...]', 'which of them; default: all')
    .option('--port <n>', 'the port of the first one; the others have the next ones', readPort)
    .option('--task-seconds <n>', 'how long a task takes; default: 3', Number)
    .option('--fault <fault>', 'what goes wrong, as tomoviee:create:reset-after; may be repeated', collect)
  withCommonOptions(command).action(async (vendors: readonly string[], options: Options) => {
    await run(options, async (session) => {
      const { runSandbox } = await import('../sandbox/run-sandbox.js')
      const { port, taskSeconds, fault: faults = [] } = options
      return runSandbox(session, { vendors, port, taskSeconds, faults })
    })
  })
}
