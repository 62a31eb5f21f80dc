import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accepted, intent, refused, settled, settledByHandle, uncertain } from '../../test/journal-records.js'
import type { JournalRecord } from './journal.js'
import { MemoryJournal, memoryJournal } from './memory.js'

async function unsettledAfter(...records: readonly JournalRecord[]) {
  const journal = memoryJournal()
  for (const record of records) await journal.append(record)
  return journal.unsettled()
}

describe('the journal in memory', () => {
  test.each([
    { kept: 'an intent', records: [intent('a')] },
    { kept: 'an accepted task', records: [intent('a'), accepted('a')] },
    { kept: 'an uncertain submission', records: [intent('a'), uncertain('a')] },
  ])('keeps $kept', async ({ records }) => {
    expect(await unsettledAfter(...records)).toEqual(records)
  })

  test.each([
    { forgotten: 'refused', records: [intent('a'), refused('a')] },
    { forgotten: 'settled', records: [intent('a'), accepted('a'), settled('a')] },
    { forgotten: 'settled under its handle', records: [intent('a'), accepted('a'), settledByHandle('a')] },
  ])('forgets what is $forgotten, and nothing else', async ({ records }) => {
    expect(await unsettledAfter(intent('b'), ...records, accepted('b'))).toEqual([intent('b'), accepted('b')])
  })

  test('forgets what it holds as it is, by its id or its handle, and nothing else', async () => {
    const journal = new MemoryJournal()
    for (const id of ['a', 'b', 'c']) {
      const task = accepted(id)
      const handle = task.type === 'accepted' ? task.handle : undefined
      journal.hold({ id, handle, records: () => [intent(id), task] })
    }
    journal.hold({ id: 'd', handle: undefined, records: () => [intent('d')] })
    await journal.append(settled('a'))
    await journal.append(settledByHandle('b'))
    await journal.append(uncertain('c'))
    await journal.append(settledByHandle('x'))
    expect(await journal.unsettled()).toEqual([uncertain('c'), intent('c'), accepted('c'), intent('d')])
    expect([...journal.held].map(({ id }) => id)).toEqual(['c', 'd'])
    await journal.append({
      type: 'settled',
      task: { v: 1, model: 'acme/other', ref: 'ref-c', submittedAt: '' },
      at: '',
      state: 'failed',
    })
    expect(journal.held.size).toBe(2)
  })

  test('is not disturbed by the end of a task that it does not know', async () => {
    expect(await unsettledAfter(intent('a'), settledByHandle('x'), settled('y'))).toEqual([intent('a')])
  })

  test('gives the records in the order in which they were added', async () => {
    const id = fc.constantFrom('a', 'b', 'c')
    const outstanding = fc.record({
      id,
      make: fc.constantFrom(
        (name: string) => intent(name),
        (name: string) => accepted(name),
        uncertain,
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(outstanding), async (all) => {
        const records = all.map(({ id, make }) => make(id))
        expect(await unsettledAfter(...records)).toEqual(records)
      }),
    )
  })
})
