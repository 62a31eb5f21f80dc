import type { JsonSchema } from '@mediaplug/core'
import { expect, test } from 'vitest'
import { fieldForms, formsOf } from './forms.js'

const text: JsonSchema = { type: 'string' }
const count: JsonSchema = { type: 'integer' }

test('a choice has a form for each branch, wherever it stands', () => {
  const schema: JsonSchema = { anyOf: [text, { oneOf: [count, { $ref: '#/$defs/flag' }] }] }
  const root: JsonSchema = { $defs: { flag: { type: 'boolean' } } }
  expect(formsOf(schema, root)).toEqual([text, count, { type: 'boolean' }])
})

test('an object whose branches say which fields go together keeps its fields', () => {
  const root: JsonSchema = {
    type: 'object',
    properties: { prompt: text, image: text, images: { type: 'array', items: text } },
    required: ['prompt'],
    anyOf: [{ required: ['image'] }, { not: { anyOf: [{ required: ['images'] }] } }],
    oneOf: [{ required: ['image'] }, { required: ['images'] }],
  }
  const forms = formsOf(root, root)
  expect(forms).toEqual([root])
  expect(fieldForms(forms, 'image', root)).toEqual([text])
})

test('a branch with fields of its own has those of the object too', () => {
  const root: JsonSchema = {
    type: 'object',
    properties: { prompt: text },
    required: ['prompt'],
    anyOf: [{ properties: { width: count }, required: ['width'] }, { properties: { size: text } }],
  }
  expect(formsOf(root, root)).toEqual([
    { properties: { prompt: text, width: count }, required: ['prompt', 'width'] },
    { properties: { prompt: text, size: text }, required: ['prompt'] },
  ])
})

test('a value that may be anything has a form that says nothing', () => {
  expect(formsOf({ anyOf: [text, {}] }, {})).toEqual([text, {}])
})
