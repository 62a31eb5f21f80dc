import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect } from 'vitest'
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

/** The first line of a new file. */
export const header = '{"mediaplug":"journal","v":1}\n'

export const lineOf = (record: JournalRecord): string => `${JSON.stringify(record)}\n`

/** What a file holds, but for its header, that was rewritten without a number of records. */
export async function rewrittenWithout(earlier: number, path: string): Promise<string> {
  const [first = '', ...lines] = (await readFile(path, 'utf8')).split('\n')
  expect(JSON.parse(first)).toEqual({ mediaplug: 'journal', v: 1, origin: expect.any(String), earlier })
  return lines.join('\n')
}
