import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerpt } from './excerpt.js'

test('what is small is quoted as JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const json = JSON.stringify(value)
      expect(excerpt(value)).toBe(json.slice(0, 10_000))
    }),
  )
})

test.each([
  [{ id: 1876543210987654321n, none: undefined }, '{"id":1876543210987654321}'],
  [undefined, 'null'],
  [[undefined, () => 1], '[null,null]'],
])('%o is quoted as %s', (value, text) => {
  expect(excerpt(value)).toBe(text)
})

test('of what is large or deep, or holds itself, the beginning is quoted', () => {
  const round: unknown[] = []
  round.push(round)
  const deep: unknown = JSON.parse(`${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`)
  const long = { text: 'x'.repeat(1_000_000), more: 1 }
  for (const value of [round, deep, long, Array(1_000_000).fill(7)]) {
    expect(excerpt(value).length).toBeLessThanOrEqual(10_000)
  }
  expect(excerpt(deep)).toMatch(/^(\[\{"a":){50}…(\}\]){50}$/)
})
