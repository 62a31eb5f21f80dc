import { readFile } from 'node:fs/promises'
import { parseEnv } from 'node:util'
import { UsageError } from '../error/usage-error.js'

/**
 * Adds what files of the form `NAME=value` say to the environment. What is set there already stays.
 *
 * @throws UsageError for a file that cannot be read.
 */
export async function loadEnvironmentFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new UsageError(`The file ${path} cannot be read.`, {
        hint: 'Give --env-file a file of lines NAME=value.',
        cause,
      })
    })
    for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value
  }
}
