import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accepted, intent, refused, settled, settledByHandle, uncertain } from '../../test/journal-records.js'
import type { JournalRecord } from './journal.js'
import { memoryJournal } from './memory.js'

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
