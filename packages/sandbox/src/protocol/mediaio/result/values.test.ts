import { expect, test } from 'vitest'
import { models } from '../catalogue/catalogue.js'
import type { Values } from '../catalogue/schema.js'
import { numberIn, type Order, ratioIn } from './values.js'

function orderOf(values: Values): Order {
  const [model] = models
  if (model === undefined) throw new Error('no models')
  return { model, values, inputs: { images: [], video: undefined } }
}

test.each(['ratio', 'aspect_ratio', 'size'])('the aspect ratio may be called %s', (name) => {
  expect(ratioIn(orderOf({ prompt: 'a dog', [name]: '21:9' }))).toBe('21:9')
})

test('a model without an aspect ratio has none', () => {
  expect(ratioIn(orderOf({ prompt: 'a dog' }))).toBeUndefined()
})

test.each([
  ['15s', 15],
  ['1080P', 1080],
  ['4K', 4],
  ['3', 3],
])('the number in %s is %i', (value, number) => {
  expect(numberIn(orderOf({ value }), 'value', 1)).toBe(number)
})

test('a number that the model has no parameter for is the usual one', () => {
  expect(numberIn(orderOf({}), 'duration', 5)).toBe(5)
})
