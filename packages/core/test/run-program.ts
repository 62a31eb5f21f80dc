import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

/** A program of `test/programs` that runs. */
export interface RunningProgram {
  readonly pid: number
  /** What it has printed so far, line by line. */
  readonly lines: readonly string[]
  /** Waits until it has printed a line that begins so, and gives the line. */
  printed(beginning: string): Promise<string>
  /** Ends it as a power failure would, without a word. */
  kill(): Promise<void>
  /** Closes its standard input, upon which it ends. */
  end(): Promise<void>
}

export interface RunOptions {
  /** The shell's command for limits, such as `ulimit -f 8`. Default: none. */
  readonly limit?: string
}

const longestWaitMs = 20_000

const pathOf = (name: string): string => fileURLToPath(new URL(`programs/${name}`, import.meta.url))

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
  { limit = ':' }: RunOptions = {},
): RunningProgram {
  const child = spawn('sh', ['-c', `${limit} && exec "$@"`, 'sh', process.execPath, pathOf(name), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: longestWaitMs,
    killSignal: 'SIGKILL',
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${name} could not be started`)
  const lines: string[] = []
  const output = createInterface(child.stdout)
  output.on('line', (line) => lines.push(line))
  const ended = Promise.all([once(child, 'close'), once(output, 'close')])

  async function stop(how: () => void): Promise<void> {
    how()
    await ended
  }

  return {
    pid,
    lines,
    kill: () => stop(() => child.kill('SIGKILL')),
    end: () => stop(() => child.stdin.end()),
    async printed(beginning) {
      for (;;) {
        const found = lines.find((line) => line.startsWith(beginning))
        if (found !== undefined) return found
        const more = await Promise.race([once(output, 'line'), ended.then(() => undefined)])
        if (more === undefined && !lines.some((line) => line.startsWith(beginning))) {
          throw new Error(`${name} ended without '${beginning}', after: ${lines.slice(-5).join('; ')}`)
        }
      }
    },
  }
}
