import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandbox, type Sandbox } from '@mediaplug/sandbox'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { Project } from '../project.js'

/** What a command printed, and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess
  /** Resolves when it has printed something like that. */
  printed(pattern: RegExp): Promise<void>
  ended(): Promise<Ended>
}

type Variables = Readonly<Record<string, string>>

let folder = ''

/** Installs the command as a user does, once for all tests of a file. Gives the folder, once it is there. */
export function installed(...packages: readonly string[]): () => string {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mediaplug-command-'))
    const project = new Project(folder)
    await project.write({ 'package.json': JSON.stringify({ name: 'somebody', private: true }) })
    await project.install('@mediaplug/cli', ...packages)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}

/** Starts the command. Its state is that of the test's project, unless the variables say otherwise. */
export function start(words: readonly string[], variables: Variables = {}): Running {
  const program = join(folder, 'node_modules/@mediaplug/cli/lib/bin.js')
  const { PATH = '' } = process.env
  const env = { PATH, HOME: folder, MEDIAPLUG_STATE: join(folder, 'state'), ...variables }
  const child = spawn(process.execPath, [program, ...words], { cwd: folder, env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [stdout, stderr] = ['', '']
  let tell = (): void => {}
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    tell()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    tell()
  })
  child.stdin.end()
  const closed = once(child, 'close')
  return {
    child,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (pattern.test(stdout + stderr)) resolve()
        }
        tell = look
        look()
        void closed.then(() =>
          reject(new Error(`it ended before it printed ${pattern}:\n${stdout}${stderr}`)),
        )
      }),
    async ended() {
      await closed
      return { code: child.exitCode, stdout, stderr }
    },
  }
}

/** Runs the command to its end. */
export const mediaplug = (words: readonly string[], variables?: Variables): Promise<Ended> =>
  start(words, variables).ended()

/** A vendor on this machine, and the variables that lead to it. */
export interface LocalVendor {
  readonly sandbox: Sandbox<'tomoviee'>
  readonly variables: Variables
  /** How many generations were started, and would be paid for. */
  paid(): number
}

/** Opens a vendor for a test. */
export async function openVendor(taskSeconds: number): Promise<LocalVendor> {
  const sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds, framesPerSecond: 1 })
  onTestFinished(() => sandbox.close())
  const { appKey, appSecret } = sandbox.credentials.tomoviee
  const state = await mkdtemp(join(tmpdir(), 'mediaplug-state-'))
  onTestFinished(() => rm(state, { recursive: true, force: true }))
  return {
    sandbox,
    variables: {
      TOMOVIEE_APP_KEY: appKey,
      TOMOVIEE_APP_SECRET: appSecret,
      MEDIAPLUG_TOMOVIEE_BASE_URL: sandbox.baseUrls.tomoviee,
      MEDIAPLUG_STATE: state,
    },
    paid: () => sandbox.log.filter(({ operation, accepted }) => operation === 'create' && accepted).length,
  }
}
