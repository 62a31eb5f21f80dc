import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Outcome, problemOf, type Sample } from './sample.js'
import { someAtOnce } from './some-at-once.js'

const run = promisify(execFile)

/** How long one may take, in ms. */
const timeoutMs = 120_000

/** Runs programs as their readers do: each in a process of its own, with the packages as they are. */
export const runApart = (samples: readonly Sample[], folder: string): Promise<readonly Outcome[]> =>
  someAtOnce(samples, 2, async (sample) => {
    const file = join(folder, `${sample.id.replaceAll('/', '-')}.mjs`)
    await writeFile(file, `${sample.text}\n`)
    try {
      await run(process.execPath, [file], { cwd: folder, timeout: timeoutMs })
      return { sample, problem: undefined }
    } catch (error) {
      return { sample, problem: problemOf(error) }
    }
  })
