import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UsageError } from '../error/usage-error.js'
import type { Session } from '../session/session.js'
import { stateOf } from '../tasks/journal.js'
import type { SandboxSettings } from './start-sandboxes.js'

/** What `mediaplug sandbox` leaves for the other commands while it runs. */
interface Note {
  readonly pid: number
  readonly settings: SandboxSettings
}

const pathOf = (session: Session): string => join(stateOf(session, true), 'running.json')

/** Notes that local vendors run, for commands with `--sandbox`. Only the user may read it. */
export async function noteRunning(session: Session, settings: SandboxSettings): Promise<void> {
  const path = pathOf(session)
  const note: Note = { pid: process.pid, settings }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, JSON.stringify(note), { mode: 0o600 })
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function readNote(session: Session): Promise<Note | undefined> {
  try {
    const value: Note = JSON.parse(await readFile(pathOf(session), 'utf8'))
    return lives(value.pid) ? value : undefined
  } catch {
    return undefined
  }
}

/** Takes the note away, unless another sandbox has written its own since. */
export async function forgetRunning(session: Session): Promise<void> {
  if ((await readNote(session))?.pid === process.pid) await rm(pathOf(session), { force: true })
}

/**
 * The settings that lead to the local vendors which run.
 *
 * @throws UsageError where none run.
 */
export async function runningSandbox(session: Session): Promise<SandboxSettings> {
  const note = await readNote(session)
  if (note) return note.settings
  throw new UsageError('No sandbox runs, and a task outlasts this command.', {
    hint: "Start one in another terminal: mediaplug sandbox. 'generate --sandbox' and 'batch --sandbox' start their own.",
  })
}
