import type { Command } from 'commander'
import type { CommonOptions } from '../session/session.js'
import { run, withCommonOptions } from './declare.js'

interface Options extends CommonOptions {
  readonly provider: string
  readonly save?: string
  readonly sandbox?: boolean
}

/** Declares `mediaplug download`. */
export function declareDownload(program: Command): void {
  const command = program
    .command('download')
    .summary("fetch a result's file again")
    .description("Fetches a result's file again, by the URL that the result had. Nothing is generated anew.")
    .argument('<url>', 'where the vendor keeps it')
    .requiredOption(
      '--provider <id>',
      'the provider whose file it is: from no other host is anything fetched',
    )
    .option('--save <path>', 'a file; without an ending, the one that the bytes tell is added')
    .option('--sandbox', 'from the local vendors that run')
  withCommonOptions(command).action(async (url: string, options: Options) => {
    await run(options, async (session) => {
      const { downloadFile } = await import('../download/download-file.js')
      const { provider, save, sandbox: isSandbox = false } = options
      return downloadFile(session, { url, provider, save, isSandbox })
    })
  })
}
