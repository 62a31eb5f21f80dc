import { once } from 'node:events'
import { UsageError } from '../error/usage-error.js'
import { give } from '../output/give.js'
import type { Session } from '../session/session.js'
import { loadSandbox, type RunningSandbox } from './load-sandbox.js'
import { readFault } from './read-fault.js'
import { forgetRunning, noteRunning } from './running.js'
import { environmentOf, shellLines } from './shell-lines.js'
import { settingsOf } from './start-sandboxes.js'
import { toProvider, toVendor } from './vendors.js'

/** What `mediaplug sandbox` is called with. */
export interface SandboxCommand {
  readonly vendors: readonly string[]
  readonly port: number | undefined
  readonly taskSeconds: number | undefined
  readonly faults: readonly string[]
}

const isMistake = (error: unknown): error is Error =>
  error instanceof TypeError || error instanceof RangeError

/** What the sandbox refuses is the user's mistake. */
function refused(error: unknown): never {
  if (isMistake(error)) throw new UsageError(error.message, { cause: error })
  throw error
}

async function ask(sandbox: RunningSandbox, fault: object): Promise<void> {
  try {
    await sandbox.fault(fault)
  } catch (error) {
    refused(error)
  }
}

/** Runs local vendors until the user stops them. */
export async function runSandbox(session: Session, options: SandboxCommand): Promise<undefined> {
  const { signal } = session.interruption
  const faults = options.faults.map(readFault)
  const { createSandbox, vendorNames } = await loadSandbox(session, [])
  const vendors = options.vendors.length > 0 ? options.vendors.map(toVendor) : vendorNames
  const unknown = vendors.find((name) => !vendorNames.includes(name))
  if (unknown !== undefined) {
    throw new UsageError(`No sandbox speaks the protocol of '${toProvider(unknown)}'.`, {
      hint: `There are sandboxes for ${vendorNames.map(toProvider).join(', ')}.`,
    })
  }
  const { port, taskSeconds } = options
  const start = {
    vendors,
    ...(port === undefined ? {} : { port }),
    ...(taskSeconds === undefined ? {} : { taskSeconds }),
  }
  const sandbox = await createSandbox(start).catch(refused)
  try {
    for (const fault of faults) await ask(sandbox, fault)
    const settings = settingsOf(sandbox)
    await noteRunning(session, settings)
    const environment = environmentOf(settings)
    const { baseUrls } = sandbox
    session.interruption.announce = 'Ending the sandbox.'
    session.tell(
      `Running: ${Object.keys(baseUrls).map(toProvider).join(', ')}. Commands with --sandbox use it; or set these in another terminal. Ctrl-C ends it.`,
    )
    give(session, { baseUrls, environment }, shellLines(environment, session.environment))
    // A server keeps the process alive; so does this where it is refusing.
    const alive = setInterval(() => {}, 60_000)
    if (!signal.aborted) await once(signal, 'abort')
    clearInterval(alive)
  } finally {
    await forgetRunning(session)
    await sandbox.close()
  }
}
