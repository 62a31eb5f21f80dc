import * as z from 'zod'
import { withoutBigints } from '../body/without-bigints.js'
import type { ResultNotes } from '../capability/notes.js'
import { noteNames } from '../capability/taken-names.js'
import type { Model } from '../contract/model.js'
import type { Provider } from '../contract/provider.js'
import { publishMismatch } from '../diagnostics/channels.js'
import { messageOf } from '../error/message.js'
import { redact } from '../error/redact.js'
import type { TaskHandle } from '../handle.js'
import { once } from '../once.js'
import { inWords } from '../validation/describe.js'
import { check } from '../validation/validate.js'

/** Who told the notes, and of which task. */
export interface NotesSource {
  /** The model's id. */
  readonly id: string
  readonly model: Pick<Model, 'details'>
  readonly provider: Pick<Provider, 'secrets'>
}

const usage = once(() => z.object({ amount: z.number().nonnegative(), unit: z.string().min(1) }))
const requestId = once(() => z.string().min(1))
/** A part of a report that is no file. */
type Note = (typeof noteNames)[number]

const undeclared = once(() => z.undefined('the model declares no details'))

/** Whether a model reports more than its capability yields. */
export function hasNotes(produced: unknown): produced is object {
  if (typeof produced !== 'object' || produced === null) return false
  return noteNames.some((name) => name in produced)
}

/** What is left of a report without its notes: what the capability knows. */
export function withoutNotes(produced: object): object {
  return Object.fromEntries(
    Object.entries(produced).filter(([key]) => !noteNames.some((name) => name === key)),
  )
}

/** Reads the notes of a report. One that makes no sense is left out, and told to those who listen. */
export async function readNotes(
  produced: object,
  { id, model, provider }: NotesSource,
  handle: TaskHandle | undefined,
): Promise<ResultNotes & { readonly details?: unknown }> {
  const schemas: Readonly<Record<Note, z.ZodType>> = {
    details: model.details ?? undeclared(),
    usage: usage(),
    requestId: requestId(),
  }

  async function read(part: Note): Promise<unknown> {
    const value: unknown = Reflect.get(produced, part)
    if (value === undefined) return undefined
    try {
      const checked = await check<unknown>(schemas[part], withoutBigints(value))
      if ('value' in checked) return checked.value
      throw new TypeError(inWords(checked.issues))
    } catch (thrown) {
      const message = redact(messageOf(thrown), provider.secrets())
      publishMismatch({ model: id, ref: handle?.ref, part, message })
      return undefined
    }
  }

  const notes: Record<string, unknown> = {}
  for (const name of noteNames) {
    const value = await read(name)
    if (value !== undefined) notes[name] = value
  }
  return notes
}
