import { fileURLToPath } from 'node:url'
import { findPackage, importPackage } from '@mediaplug/config'
import { UsageError } from '../error/usage-error.js'
import { lineWith } from '../project/missing.js'
import type { Session } from '../session/session.js'

/** A command of another package. */
export interface PluginCall {
  readonly name: string
  /** The package. */
  readonly from: string
  /** What it is called with. */
  readonly words: readonly string[]
}

/** What such a package exports as `./command`. */
type PluginRun = (words: readonly string[]) => Promise<number | undefined>

const isRun = (value: unknown): value is PluginRun => typeof value === 'function'

/**
 * Runs a command that another package brings: the function `run` of its export `./command`.
 *
 * @throws UsageError with the line that installs the package.
 */
export async function runPlugin(
  { folder }: Session,
  { name, from, words }: PluginCall,
): Promise<number | undefined> {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const found = (await findPackage(from, folder)) ?? (await findPackage(from, here))
  const module = found && (await importPackage(found, './command'))
  if (module && isRun(module.run)) return module.run(words)
  throw new UsageError(`The command '${name}' comes with the package ${from}, which is not installed here.`, {
    hint: `Install it, as in 'npm install ${from}', or run:\n  ${lineWith([from])}`,
  })
}
