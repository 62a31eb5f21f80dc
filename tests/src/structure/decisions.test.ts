import { describe, expect, test } from 'vitest'
import { within } from '../../../scripts/house/sources.mjs'
import { incompleteRecords } from './decisions.js'
import { documents } from './house.js'

test('each decision has its date, its context, what is good and bad about it, and a line in the index', () => {
  const records = within(documents, 'docs/decisions')
  expect(records.size).toBeGreaterThan(20)
  expect(incompleteRecords(records)).toEqual([])
})

describe('the check of records', () => {
  const name = '0001-one-timer.md'
  const record =
    '# One timer\n\n2026-11-20\n\n## Context\n\nA.\n\n## Decision\n\nB.\n\n## Good\n\nC.\n\n## Bad\n\nD.\n\n## Refused\n\nE.\n'
  const index = `- [One timer](${name})`
  const check = (text: string, line = index, file = name): string[] =>
    incompleteRecords(
      new Map([
        [file, text],
        ['README.md', line],
      ]),
    )

  test('is content with a whole record', () => {
    expect(check(record)).toEqual([])
  })

  test.each([
    ['a missing part', record.replace('## Bad', 'Bad'), index, 'does not say: Bad'],
    ['a missing date', record.replace('2026-11-20', 'Last week'), index, 'has no date'],
    ['a missing line of the index', record, '', 'is not in the index by its title'],
    ['another title in the index', record, `- [Timers](${name})`, 'is not in the index by its title'],
  ])('finds %s', (_, text, line, fault) => {
    expect(check(text, line)).toEqual([`${name} ${fault}`])
  })

  test('finds a name without a number', () => {
    expect(check(record, '- [One timer](timer.md)', 'timer.md')).toEqual(['timer.md has no number and name'])
  })

  test('finds a number that was given twice', () => {
    const twice = new Map([
      [name, record],
      ['0001-two-timers.md', record],
      ['README.md', `${index}\n- [One timer](0001-two-timers.md)`],
    ])
    expect(incompleteRecords(twice)).toEqual(['0001-two-timers.md has the number of another'])
  })
})
