import { loadEnvFile } from 'node:process'
import { help } from './options/help.js'
import { readOptions } from './options/read-options.js'
import { ownVersion } from './own-package.js'

/** The exit code of wrong use. */
const wrongUse = 2

/**
 * Runs the command: what `mediaplug mcp` and `mediaplug-mcp` do.
 *
 * @param words - What it was called with, after its name.
 * @returns The exit code, when the host has closed the input.
 * @throws MediaplugError as `serve` does, and what the system says of a file of `--env-file` that cannot be read.
 * @example The command within another program
 * ```ts
 * import { run } from '@mediaplug/mcp/command'
 *
 * process.exitCode = await run(['--folder', '/home/me/pictures'])
 * ```
 */
export async function run(words: readonly string[]): Promise<number> {
  const wanted = readOptions(words)
  switch (wanted.act) {
    case 'help':
      process.stdout.write(help)
      return 0
    case 'version':
      process.stdout.write(`${ownVersion()}\n`)
      return 0
    case 'refuse':
      process.stderr.write(`${wanted.reason}\n\n${help}`)
      return wrongUse
    case 'serve': {
      for (const path of wanted.envFiles) loadEnvFile(path)
      const { serve } = await import('./server/serve.js')
      await serve(wanted.options)
      return 0
    }
  }
}
