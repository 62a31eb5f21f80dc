import type { JsonSchema } from '@mediaplug/core'
import { expect, test } from 'vitest'
import { known } from '../../test/known.js'
import type { KnownModel } from '../model/known-model.js'
import { inputsOf } from './counts.js'
import { Draft } from './draft.js'

const ofCounts = (count: JsonSchema): KnownModel => {
  const model = known('mediaio/t2i-soul-character')
  return { ...model, fields: new Map([['count', count]]) }
}
const divided = (model: KnownModel, n: number) =>
  inputsOf(new Draft(model), n).map((input) => Object.values(input)[0])

test.each([
  ['a list', { enum: [1, 2, 4] }, 7, [4, 2, 1]],
  ['a list without one', { enum: [2, 3] }, 4, [2, 2]],
  ['a list that the largest does not begin', { enum: [3, 5] }, 9, [3, 3, 3]],
  ['a range', { minimum: 1, maximum: 4 }, 9, [4, 4, 1]],
  ['a range without an end', { minimum: 1 }, 9, [9]],
  ['values one by one', { anyOf: [{ const: 1 }, { const: 2 }] }, 3, [2, 1]],
])('%s divides a number of results', (_, count, n, counts) => {
  expect(divided(ofCounts(count), n)).toEqual(counts)
})

test('a model that makes one has a request for each', () => {
  expect(inputsOf(new Draft(known('mediaio/t2i-soul-character')), 3)).toEqual([{}, {}, {}])
})

test.each([
  [5, { enum: [2, 4] }, 'one request makes 2 or 4'],
  [1, { minimum: 2, maximum: 4 }, 'is 1'],
  [0, { enum: [1] }, 'from 1 to 1000'],
  [1.5, { enum: [1] }, 'from 1 to 1000'],
  [1e9, { enum: [1] }, 'from 1 to 1000'],
])('%d results are refused where requests do not come to it', (n, count, message) => {
  expect(() => divided(ofCounts(count), n)).toThrow(message)
})
