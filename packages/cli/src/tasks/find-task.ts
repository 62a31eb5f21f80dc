import type { TaskHandle } from '@mediaplug/core'
import { UsageError } from '../error/usage-error.js'
import type { Entry } from './entries.js'
import type { TaskList } from './task-list.js'

/** A task by whichever name it was given. */
export interface NamedTask {
  readonly handle: TaskHandle
  /** What settles it: its submission's id where the journal has it, else the handle. */
  readonly settles: string | TaskHandle
  readonly entry: Entry | undefined
}

const leastLetters = 4

/** The submissions that a word may mean: by the vendor's reference, by the id or how that begins, by the label. */
function meant(entries: readonly Entry[], word: string): readonly Entry[] {
  const exact = entries.filter(({ id, handle, label }) => [id, handle?.ref, label].includes(word))
  if (exact.length > 0 || word.length < leastLetters) return exact
  return entries.filter(({ id }) => id.startsWith(word))
}

/**
 * The submission that a word names.
 *
 * @throws UsageError for none, and for several.
 */
export async function findEntry(tasks: TaskList, word: string, model?: string): Promise<Entry> {
  const entries = await tasks.entries()
  const found = meant(entries, word).filter((entry) => model === undefined || entry.model === model)
  const [first, ...others] = found
  if (!first) {
    throw new UsageError(`No task '${word}' is under way.`, {
      hint: `'mediaplug tasks' lists them. A vendor's own task id needs its model too: --model <provider/model>.`,
    })
  }
  if (others.length > 0) {
    throw new UsageError(`'${word}' may mean ${found.length} tasks.`, {
      hint: 'Give more letters of the id.',
    })
  }
  return first
}

function isHandle(value: unknown): value is TaskHandle {
  if (typeof value !== 'object' || value === null) return false
  return ['model', 'ref', 'submittedAt'].every((name) => typeof Reflect.get(value, name) === 'string')
}

function handleIn(word: string): TaskHandle | undefined {
  if (!word.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(word)
    if (isHandle(value)) return value
  } catch {}
  throw new UsageError(`${word} begins like a handle and is none.`, {
    hint: 'A handle is JSON with v, model, ref and submittedAt, as submit gives it.',
  })
}

/**
 * The task that a word names: an id of `mediaplug tasks` or its beginning, a label, a handle as JSON, or a vendor's own
 * task id where its model is given.
 *
 * @throws UsageError for what names none.
 */
export async function findTask(tasks: TaskList, word: string, model: string | undefined): Promise<NamedTask> {
  const given = handleIn(word)
  if (given) return { handle: given, settles: given, entry: undefined }
  const entries = await tasks.entries()
  const isKnown = meant(entries, word).some((entry) => model === undefined || entry.model === model)
  if (model !== undefined && !isKnown) {
    const handle: TaskHandle = { v: 1, model, ref: word, submittedAt: new Date().toISOString() }
    return { handle, settles: handle, entry: undefined }
  }
  const entry = await findEntry(tasks, word, model)
  if (entry.handle) return { handle: entry.handle, settles: entry.id, entry }
  throw new UsageError(
    `The submission ${word} of ${entry.model} has no task to wait for: it is ${entry.state}.`,
    {
      hint: `Look for it at the vendor, then: mediaplug settle ${word}`,
    },
  )
}
