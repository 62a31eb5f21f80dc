import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Network } from './network.js'
import type { Stage } from './stage.js'

/** How the application is started. */
interface Start {
  readonly stage: Stage
  /** Which journal it has. */
  readonly journal: string
  readonly url: string
  /** What it draws. Default: nothing. */
  readonly draw?: string
  /** The networks that it trusts. */
  readonly trust?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly network: Network
  /** What its lines begin with, where several run. */
  readonly name?: string
}

/** An application that runs. */
interface RunningApplication {
  /** Settles when the vendor has accepted what it draws, or when it has ended. */
  readonly accepted: Promise<unknown>
  /** Settles when it has ended, and all that it said was shown. */
  readonly ended: Promise<unknown>
  /** Ends it without a word, as a power failure does. */
  kill(): void
}

const program = fileURLToPath(new URL('application.js', import.meta.url))
const preload = new URL('network.js', import.meta.url).href

/** Starts the application in a process of its own, which has nothing of the environment of this one. */
export function startApplication(start: Start): RunningApplication {
  const { stage, journal, url, draw, trust = [], environment, network, name } = start
  const { vendors, pictures, authorityPath, journalOf } = stage
  const args = ['--url', url, '--journal', journalOf(journal), '--pictures', pictures]
  if (draw) args.push('--draw', draw)
  const child = spawn(
    process.execPath,
    ['--import', preload, program, ...args, ...trust.flatMap((trusted) => ['--trust', trusted])],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        SystemRoot: process.env.SystemRoot,
        MEDIAIO_API_KEY: vendors.credentials.mediaio.apiKey,
        NODE_EXTRA_CA_CERTS: authorityPath,
        NETWORK: JSON.stringify(network),
        ...environment,
      },
    },
  )
  const output = createInterface(child.stdout)
  output.on('line', (line) => console.log(name ? `  ${name} ${line}` : line))
  const ended = Promise.all([once(child, 'close'), once(output, 'close')])
  const accepted = new Promise<void>((resolve) => {
    output.on('line', (line) => line.trim() === 'accepted' && resolve())
  })
  return { accepted: Promise.race([accepted, ended]), ended, kill: () => child.kill('SIGKILL') }
}

/** Starts the application, and waits until it has ended. */
export async function runApplication(start: Start): Promise<void> {
  await startApplication(start).ended
}
