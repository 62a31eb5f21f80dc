import { setTimeout as sleep } from 'node:timers/promises'
import { type FolderJournal, MediaplugError, type TaskHandle } from '@mediaplug/core'
import type { Folders } from '../folder/folders.js'
import { fingerprintOf } from '../input/fingerprint.js'
import type { Claim } from '../ledger/claim.js'
import type { FoundTask, Ledger, LedgerRequest } from '../ledger/ledger.js'
import { endOf } from './end-of.js'
import type { Outcome } from './outcome.js'
import { type Run, startRun, type Work, type Workshop } from './run.js'

/** A task that somebody waits for: of this process, or of another one. */
export interface Followed {
  readonly handle: string
  /** Whether it was asked for before, so that nothing is paid for now. */
  readonly isRepeated: boolean
  /** How it stands, in words. */
  standing(): string
  /**
   * Waits for its end. The task goes on when the signal is aborted.
   *
   * @throws The reason of the signal.
   */
  ended(signal: AbortSignal): Promise<Outcome>
}

/** What the tasks of a server need. */
export interface TasksOptions extends Workshop {
  readonly ledger: Ledger
  readonly folderJournal: FolderJournal
  /** How many new tasks may be begun. Default: any number. */
  readonly maxTasks: number | undefined
}

/** All tasks that a server has begun or taken up. */
export interface Tasks {
  /**
   * Begins a task, or finds the one that the same request has already.
   *
   * @throws MediaplugError `quota` where no new task may be begun.
   */
  begin(request: LedgerRequest, input: Readonly<Record<string, unknown>>, folders: Folders): Promise<Followed>
  /**
   * A task by its handle, in whichever process it was begun.
   *
   * @throws MediaplugError `invalid-input` for a handle that nobody knows.
   */
  find(handle: string, folders: Folders): Promise<Followed>
  /** A task at the vendor, by the handle that the client and the command know it by. */
  resume(handle: TaskHandle, folders: Folders): Promise<Followed>
  /** Resolves when nothing is worked on any more. */
  idle(): Promise<void>
}

/** How often the ledger is looked at while another process works on a task, in ms. */
const lookMs = 300

const noSuchTask = (handle: string): MediaplugError =>
  new MediaplugError(
    'invalid-input',
    `There is no task '${handle}'. Give the handle as 'generate' gave it; it is known on the machine where the task was begun.`,
    { phase: 'input', issues: [{ path: ['handle'], message: 'is no handle that is known' }] },
  )

const noPlace = (maxTasks: number): MediaplugError =>
  new MediaplugError(
    'quota',
    `This session may begin ${maxTasks} paid tasks (--max-tasks), and has. Nothing was sent. Ask the user to raise the limit.`,
    { phase: 'input', retryable: false },
  )

/** Rejects when the signal is aborted. Who waits is gone then; what is waited for goes on. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Opens the tasks of a server. */
export function openTasks(options: TasksOptions): Tasks {
  const { ledger, maxTasks = Number.POSITIVE_INFINITY } = options
  const runs = new Map<string, Run>()
  let begun = 0

  function start(claim: Claim, work: Work, { save }: Folders): Run {
    const run = startRun(options, claim, work, save)
    runs.set(run.handle, run)
    void run.ended.then(() => runs.delete(run.handle))
    return run
  }

  /** Keeps a place for a new task, once. */
  function createPlace() {
    let isKept = false
    return {
      keep(): void {
        if (isKept) return
        if (begun >= maxTasks) throw noPlace(maxTasks)
        begun += 1
        isKept = true
      },
      free(): void {
        if (isKept) begun -= 1
        isKept = false
      },
    }
  }

  const followRun = (run: Run, isRepeated: boolean): Followed => ({
    handle: run.handle,
    isRepeated,
    standing: run.standing,
    ended: (signal) => unlessAborted(run.ended, signal),
  })

  /** Takes a task up that nobody works on; `undefined` where somebody was faster. */
  async function takeUp(handle: string, work: Work, folders: Folders): Promise<Run | undefined> {
    const claim = await ledger.adopt(handle)
    return claim && start(claim, work, folders)
  }

  function followFound({ handle }: FoundTask, isRepeated: boolean, folders: Folders): Followed {
    let standing = 'under way'
    async function ended(signal: AbortSignal): Promise<Outcome> {
      for (;;) {
        const run = runs.get(handle)
        if (run) {
          standing = run.standing()
          return unlessAborted(run.ended, signal)
        }
        const found = await ledger.find(handle)
        if (!found) throw noSuchTask(handle)
        const end = await endOf(found, folders, options)
        if ('outcome' in end) return end.outcome
        signal.throwIfAborted()
        const taken = 'work' in end && (await takeUp(handle, end.work, folders))
        if (!taken) await sleep(lookMs, undefined, { signal })
      }
    }
    return { handle, isRepeated, standing: () => runs.get(handle)?.standing() ?? standing, ended }
  }

  return {
    async begin(request, input, folders) {
      const place = createPlace()
      const claimed = await ledger.claim(request, place.keep)
      if ('found' in claimed) {
        place.free()
        return followFound(claimed.found, true, folders)
      }
      const run = start(claimed.claim, { target: request.target, input }, folders)
      void run.ended.then(({ state }) => {
        if (state === 'refused') place.free()
      })
      return followRun(run, false)
    },
    async find(handle, folders) {
      const found = await ledger.find(handle)
      if (!found) throw noSuchTask(handle)
      return followFound(found, false, folders)
    },
    async resume(handle, folders) {
      const fingerprint = await fingerprintOf({ handle })
      const request = { fingerprint, target: handle.model, key: undefined, again: false }
      const claimed = await ledger.claim(request, () => {})
      if ('found' in claimed) return followFound(claimed.found, false, folders)
      return followRun(start(claimed.claim, { handle }, folders), false)
    },
    async idle() {
      await Promise.all([...runs.values()].map(({ ended }) => ended))
    },
  }
}
