import { MediaplugError } from '@mediaplug/core'
import type { Entry, Fate } from './entry.js'
import { touchMs } from './owner.js'
import type { Shelf } from './shelf.js'

/** A task that this process has, alone. */
export interface Claim {
  /** Names the task: for the tool `wait`, in whichever process, and as the label in the journal. */
  readonly handle: string
  /** What is known of it. */
  readonly entry: Entry
  /** Records what came of it. */
  update(fate: Fate): Promise<void>
  /**
   * Records that the request is about to be sent.
   *
   * @throws MediaplugError `journal` where another process has taken the task over meanwhile: this one stood still for so
   *   long that it counted as gone.
   */
  announce(submission: string, sentAt: string): Promise<void>
  /** Says that this process works on it no more: another may take it over at once. */
  release(): Promise<void>
}

/**
 * A claim on an entry that this process has added.
 *
 * @param handle - The task's name.
 */
export function createClaim(shelf: Shelf, number: number, first: Entry, handle: string): Claim {
  let entry = first
  const timer = setInterval(() => void shelf.touch(number, new Date()).catch(() => {}), touchMs)
  timer.unref()

  async function update(fate: Fate): Promise<void> {
    entry = { ...entry, fate }
    await shelf.replace(number, entry)
  }

  return {
    handle,
    get entry() {
      return entry
    },
    update,
    async announce(submission, sentAt) {
      const { entries } = await shelf.read()
      const isOvertaken = entries.some((other) => other.entry.replaces === number)
      if (isOvertaken) {
        throw new MediaplugError('journal', 'Another process has taken the request over. Nothing was sent.')
      }
      await update({ state: 'sent', submission, sentAt })
    },
    async release() {
      clearInterval(timer)
      await shelf.touch(number, new Date(0)).catch(() => {})
    },
  }
}
