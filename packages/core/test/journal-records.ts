import fc from 'fast-check'
import type { JournalRecord } from '../src/journal/journal.js'

const at = '2026-01-01T00:00:00.000Z'
const handle = (id: string) => ({ v: 1, model: 'acme/kite', ref: `ref-${id}`, submittedAt: at }) as const

export const intent = (id: string, prompt = 'kite'): JournalRecord => ({
  type: 'intent',
  id,
  model: 'acme/kite',
  at,
  idempotencyKey: `key-${id}`,
  input: { prompt },
})

/** @param task - The task's reference is made of it. Default: a task of its own. */
export const accepted = (id: string, task = id): JournalRecord => ({
  type: 'accepted',
  id,
  at,
  handle: handle(task),
})
export const uncertain = (id: string): JournalRecord => ({
  type: 'uncertain',
  id,
  at,
  message: 'the line broke',
})
export const refused = (id: string): JournalRecord => ({ type: 'refused', id, at, code: 'auth' })
export const settled = (id: string): JournalRecord => ({ type: 'settled', task: id, at, state: 'succeeded' })
export const settledByHandle = (id: string): JournalRecord => ({
  type: 'settled',
  task: handle(id),
  at,
  state: 'failed',
})

/** Records of a few submissions, so that they often concern the same one. */
export const anyRecord: fc.Arbitrary<JournalRecord> = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.string({ unit: 'grapheme' }))
    .map(([id, text]) => intent(id, text)),
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.constantFrom(
        (id: string) => accepted(id),
        (id: string) => accepted(id, 'shared'),
        uncertain,
        refused,
        settled,
        settledByHandle,
        () => settledByHandle('shared'),
      ),
    )
    .map(([id, make]) => make(id)),
)
