import { execFile } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { docs } from '../../site/folders.js'
import { type Outcome, problemOf, type Sample } from './sample.js'
import { someAtOnce } from './some-at-once.js'
import type { LocalVendors } from './vendors.js'

const run = promisify(execFile)

/** How long one may take, in ms. */
const timeoutMs = 120_000

/** What `npx` does with a command that is installed, without the time that npm takes to start. */
const npx = '#!/bin/sh\nwhile [ "$1" = -p ]; do shift 2; done\nexec "$@"\n'

async function makeCommands(folder: string): Promise<string> {
  const bin = join(folder, 'bin')
  await mkdir(bin)
  await writeFile(join(bin, 'npx'), npx)
  await chmod(join(bin, 'npx'), 0o755)
  return [bin, join(docs, 'node_modules/.bin'), process.env.PATH].join(delimiter)
}

/** Runs lines as pasted into a shell. Those that would ask the vendor get `--sandbox`, as their page says. */
export async function runLines(
  samples: readonly Sample[],
  folder: string,
  { sandbox }: LocalVendors,
): Promise<readonly Outcome[]> {
  const env = {
    ...process.env,
    PATH: await makeCommands(folder),
    MEDIAPLUG_STATE: join(folder, 'state'),
    MEDIAPLUG_SAMPLES_SANDBOX: sandbox,
  }
  return someAtOnce(samples, availableParallelism(), async (sample) => {
    const line = sample.text.endsWith('--sandbox') ? sample.text : `${sample.text} --sandbox`
    try {
      await run('sh', ['-c', line], { cwd: folder, env, timeout: timeoutMs })
      return { sample, problem: undefined }
    } catch (error) {
      return { sample, problem: problemOf(error) }
    }
  })
}
