import { fork } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Outcome, Sample } from './sample.js'
import type { LocalVendors } from './vendors.js'

/** How long all of them may take, in ms. */
const timeoutMs = 600_000

const host = fileURLToPath(new URL('./program-host.js', import.meta.url))

/** What the host of programs tells of one. */
export interface ProgramEnd {
  /** Which of them, from 0 up. */
  readonly index: number
  readonly problem?: string | undefined
}

/** Runs programs as pasted, many in one process. */
export async function runPrograms(
  samples: readonly Sample[],
  folder: string,
  { settings, sandbox }: LocalVendors,
): Promise<readonly Outcome[]> {
  await Promise.all(samples.map(({ text }, index) => writeFile(join(folder, `${index}.mjs`), `${text}\n`)))
  const problems = new Map<number, string | undefined>()
  const child = fork(host, [String(samples.length)], {
    cwd: folder,
    env: {
      ...process.env,
      MEDIAPLUG_SAMPLES: JSON.stringify(settings),
      MEDIAPLUG_SAMPLES_SANDBOX: sandbox,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    timeout: timeoutMs,
  })
  child.on('message', ({ index, problem }: ProgramEnd) => problems.set(index, problem))
  await new Promise((resolve) => child.on('close', resolve))
  return samples.map((sample, index) => ({
    sample,
    problem: problems.has(index) ? problems.get(index) : 'it did not end',
  }))
}
