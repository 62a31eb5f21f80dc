import { type Command, Option } from 'commander'
import type { DatabaseOptions } from '../database/choice.js'
import { withDatabaseOptions } from '../database/declare.js'
import { submissionOptions } from '../generate/options.js'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions, DatabaseOptions {
  readonly input?: string
  readonly label?: string
  readonly fallback?: boolean
  readonly upload?: string
  readonly sandbox?: boolean
  readonly help?: boolean
}

/** Declares `mediaplug submit`. */
export function declareSubmit(program: Command): void {
  const command = program
    .command('submit')
    .summary('begin something, and come back for it later')
    .description(
      'Begins something, gives its id, and leaves it at the vendor: mediaplug wait <id> comes back for it.',
    )
    .usage('<model or capability> [text] [options of the model] [options]')
    .argument('[target]', 'a model or a capability')
    .argument('[text]', 'the prompt, or whatever text the model takes')
    .helpOption(false)
    .option('-h, --help', 'this help, or after a model its options')
    .allowUnknownOption()
    .allowExcessArguments()
    .addOption(
      new Option('--input <file>', "the model's fields as JSON; - for standard input; options count more"),
    )
  for (const option of submissionOptions()) command.addOption(option)
  withCommonOptions(withDatabaseOptions(command))
  command.action(async (target: string | undefined, _text: string | undefined, options: Options) => {
    if (target === undefined && options.help) return command.outputHelp()
    await run(options, async (session) => {
      const { readRequest } = await import('../generate/read-request.js')
      const { runSubmit } = await import('../generate/run-submit.js')
      return runSubmit(session, {
        request: readRequest('submit', command, options.input),
        label: options.label,
        fallback: options.fallback,
        upload: options.upload,
        database: options.database,
        sink: options.sink,
        isSandbox: options.sandbox === true,
        isHelp: options.help === true,
      })
    })
  })
}
