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
    { type: 'object', properties: { prompt: text, width: count }, required: ['prompt', 'width'] },
    { type: 'object', properties: { prompt: text, size: text }, required: ['prompt'] },
  ])
})

test('an object that one branch narrows, and another leaves as it is, is as it is', () => {
  const duration: JsonSchema = { enum: [6, 10], default: 6, description: 'Length in seconds' }
  const root: JsonSchema = {
    type: 'object',
    properties: { duration, resolution: text },
    anyOf: [
      { not: { properties: { resolution: { const: '1080p' } }, required: ['resolution'] } },
      { properties: { duration: { enum: [6] } }, required: ['duration'] },
    ],
  }
  const forms = formsOf(root, root)
  expect(forms).toEqual([root])
  expect(fieldForms(forms, 'duration', root)).toEqual([duration])
})

test('beside a rule, a branch with a field of its own is one more form', () => {
  const root: JsonSchema = {
    type: 'object',
    properties: { prompt: text },
    anyOf: [{ not: { required: ['prompt'] } }, { properties: { seed: count }, required: ['seed'] }],
  }
  expect(formsOf(root, root)).toEqual([
    { type: 'object', properties: { prompt: text }, required: [] },
    { type: 'object', properties: { prompt: text, seed: count }, required: ['seed'] },
  ])
})

test('a field keeps what the object says of it where each branch narrows it', () => {
  const root: JsonSchema = {
    type: 'object',
    properties: { revise: { type: 'boolean', default: true, description: 'Improves the prompt' } },
    oneOf: [{ properties: { revise: { const: true } } }, { properties: { revise: { const: false } } }],
  }
  expect(fieldForms(formsOf(root, root), 'revise', root)).toEqual([
    { type: 'boolean', default: true, description: 'Improves the prompt', const: true },
    { type: 'boolean', default: true, description: 'Improves the prompt', const: false },
  ])
})

test('a choice of fields stays a choice beside one of rules', () => {
  const root: JsonSchema = {
    type: 'object',
    properties: { prompt: text },
    anyOf: [{ properties: { width: count }, required: ['width'] }, { properties: { size: text } }],
    oneOf: [{ required: ['prompt'] }, { not: { required: ['prompt'] } }],
  }
  expect(formsOf(root, root).map(({ required }) => required)).toEqual([['width'], []])
})

test('a value that may be anything has a form that says nothing', () => {
  expect(formsOf({ anyOf: [text, {}] }, {})).toEqual([text, {}])
})
