import { expect, test } from 'vitest'
import { numberIn, ratioIn } from './values.js'

test.each(['ratio', 'aspect_ratio', 'size'])('the aspect ratio may be called %s', (name) => {
  expect(ratioIn({ prompt: 'a dog', [name]: '21:9' })).toBe('21:9')
})

test('a model without an aspect ratio has none', () => {
  expect(ratioIn({ prompt: 'a dog' })).toBeUndefined()
})

test.each([
  ['15s', 15],
  ['1080P', 1080],
  ['4K', 4],
  ['3', 3],
])('the number in %s is %i', (value, number) => {
  expect(numberIn({ value }, 'value', 1)).toBe(number)
})

test('a number that the model has no parameter for is the usual one', () => {
  expect(numberIn({}, 'duration', 5)).toBe(5)
})
