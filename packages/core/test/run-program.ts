import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FsWatchOptions } from './fs-preload.mjs'

/** A program of `test/programs` that runs. */
export interface RunningProgram {
  readonly pid: number
  /** What it has printed so far, line by line. */
  readonly lines: readonly string[]
  /** Waits until it has printed a line that begins so, and gives the line. */
  printed(beginning: string): Promise<string>
  /** Waits until it has printed so many lines that begin so. */
  printedTimes(beginning: string, times: number): Promise<readonly string[]>
  /** What it has written to its standard error so far. */
  errors(): string
  /** Ends it as a power failure would, without a word. */
  kill(): Promise<void>
  /** Closes its standard input, upon which it ends. Gives its exit code. */
  end(): Promise<number | null>
}

export interface RunOptions {
  /** The shell's command for limits, such as `ulimit -f 8`. Default: none. */
  readonly limit?: string
  /** What is recorded and broken of its calls of the file system. Default: nothing. */
  readonly fs?: FsWatchOptions
}

/** A program that hangs is ended then. No test waits for it otherwise. */
const longestWaitMs = 200_000

const pathOf = (name: string): string => fileURLToPath(new URL(`programs/${name}`, import.meta.url))
const preload = new URL('fs-preload.mjs', import.meta.url).href

/** Runs a program in a thread of this process. Resolves when it has printed something. */
export async function runInThread(name: string, args: readonly string[]): Promise<Worker> {
  const thread = new Worker(pathOf(name), { argv: [...args], stdin: true, stdout: true })
  await once(thread.stdout, 'data', { signal: AbortSignal.timeout(longestWaitMs) })
  return thread
}

/** Starts a program on what was built of core. */
export function runProgram(
  name: string,
  args: readonly string[],
  { limit = ':', fs }: RunOptions = {},
): RunningProgram {
  const command = [process.execPath, ...(fs ? ['--import', preload] : []), pathOf(name), ...args]
  const child = spawn('sh', ['-c', `${limit} && exec "$@"`, 'sh', ...command], {
    stdio: 'pipe',
    env: { ...process.env, ...(fs && { FS_PRELOAD: JSON.stringify(fs) }) },
    timeout: longestWaitMs,
    killSignal: 'SIGKILL',
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${name} could not be started`)
  const lines: string[] = []
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const output = createInterface(child.stdout)
  output.on('line', (line) => lines.push(line))
  const ended = Promise.all([once(child, 'close'), once(output, 'close')])

  async function printedTimes(beginning: string, times: number): Promise<readonly string[]> {
    for (let over = false; ; ) {
      const found = lines.filter((line) => line.startsWith(beginning))
      if (found.length >= times) return found
      if (over) {
        const last = lines.slice(-5).join('; ')
        throw new Error(
          `${name} ended before it said '${beginning}' ${times} times: ${last} ${errors.slice(-500)}`,
        )
      }
      over = await Promise.race([once(output, 'line').then(() => false), ended.then(() => true)])
    }
  }

  async function stop(how: () => void): Promise<number | null> {
    how()
    await ended
    return child.exitCode
  }

  return {
    pid,
    lines,
    errors: () => errors,
    kill: async () => void (await stop(() => child.kill('SIGKILL'))),
    end: () => stop(() => child.stdin.end()),
    printed: async (beginning) => (await printedTimes(beginning, 1))[0] ?? '',
    printedTimes,
  }
}
