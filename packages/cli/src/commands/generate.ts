import type { Command } from 'commander'
import type { DatabaseOptions } from '../database/choice.js'
import { withDatabaseOptions } from '../database/declare.js'
import { generateOptions } from '../generate/options.js'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions, DatabaseOptions {
  readonly input?: string
  readonly save: string
  readonly times: number
  readonly label?: string
  readonly fallback?: boolean
  readonly upload?: string
  readonly sandbox?: boolean
  readonly timeout?: number
  readonly help?: boolean
}

/** Declares `mediaplug generate`. */
export function declareGenerate(program: Command): void {
  const command = program
    .command('generate')
    .summary('make something, wait for it and save it')
    .description(
      "Makes something, waits for it and saves it.\nThe model's own options, such as --prompt and --duration, are told by: mediaplug generate <model> --help",
    )
    .usage('<model or capability> [text] [options of the model] [options]')
    .argument('[target]', 'a model such as tomoviee/text-to-video, or a capability such as text-to-video')
    .argument('[text]', 'the prompt, or whatever text the model takes')
    .helpOption(false)
    .option('-h, --help', 'this help, or after a model its options')
    .allowUnknownOption()
    .allowExcessArguments()
  for (const option of generateOptions()) command.addOption(option)
  withCommonOptions(withDatabaseOptions(command))
  command.action(async (target: string | undefined, _text: string | undefined, options: Options) => {
    if (target === undefined && options.help) return command.outputHelp()
    await run(options, async (session) => {
      const { readRequest } = await import('../generate/read-request.js')
      const { runGenerate } = await import('../generate/run-generate.js')
      return runGenerate(session, {
        request: readRequest('generate', command, options.input),
        save: options.save,
        times: options.times,
        timeoutSeconds: options.timeout,
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
