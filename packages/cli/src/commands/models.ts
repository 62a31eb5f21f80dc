import type { Command } from 'commander'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions {
  readonly capability?: string
  readonly provider?: string
}

/** Declares `mediaplug models`. */
export function declareModels(program: Command): void {
  const command = program
    .command('models')
    .summary('find models, and what they take')
    .description('Lists models, by words of their names and descriptions; of one that is named, tells all.')
    .argument('[words...]', 'words that are looked for, or the id of a model')
    .option('--capability <name>', 'those of one capability, such as text-to-video')
    .option('--provider <id>', 'those of one provider')
  withCommonOptions(command).action(async (words: readonly string[], options: Options) => {
    const { capability, provider } = options
    await run(options, async (session) => {
      const { showModels } = await import('../models/show-models.js')
      return showModels(session, { words, capability, provider })
    })
  })
}
