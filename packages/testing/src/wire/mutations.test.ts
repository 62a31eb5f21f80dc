import { expect, test } from 'vitest'
import { placesOf, withValue } from './mutations.js'

const answer = { code: 0, data: { files: [{ url: 'a' }, { url: 'b' }] } }

test('every single value has its place', () => {
  expect(placesOf(answer)).toEqual([['code'], ['data', 'files', 0, 'url'], ['data', 'files', 1, 'url']])
})

test('a value is replaced at its place, and nowhere else', () => {
  expect(withValue(answer, ['data', 'files', 1, 'url'], 7)).toEqual({
    code: 0,
    data: { files: [{ url: 'a' }, { url: 7 }] },
  })
  expect(JSON.stringify(withValue(answer, ['code'], undefined))).not.toContain('code')
  expect(answer.code).toBe(0)
})
