import type { JsonSchema } from '@mediaplug/core'
import { expect, test } from 'vitest'
import { fieldsOf } from './fields-of.js'

const duration: JsonSchema = { enum: [6, 10], default: 6, description: 'Length in seconds' }
const revise: JsonSchema = { type: 'boolean', default: true, description: 'Improves the prompt' }

const fieldOf = (root: JsonSchema, flag: string) => fieldsOf(root).find((field) => field.flag === flag)

test('a field that a rule narrows in some requests has all its values, its default and its description', () => {
  const root: JsonSchema = {
    type: 'object',
    properties: { duration, revise },
    anyOf: [
      { not: { required: ['resolution'] } },
      { properties: { duration: { enum: [6] }, revise: { const: false } }, required: ['duration', 'revise'] },
    ],
  }
  expect(fieldOf(root, 'duration')).toMatchObject({ choices: [6, 10], isRequired: false, schema: duration })
  expect(fieldOf(root, 'revise')).toMatchObject({ choices: [], isRequired: false, schema: revise })
})

test('a field that each form of an object narrows has the values of all', () => {
  const root: JsonSchema = {
    type: 'object',
    properties: { duration },
    anyOf: [
      { properties: { duration: { enum: [6] }, size: { const: 'large' } }, required: ['size'] },
      { properties: { duration: { enum: [10] } } },
    ],
  }
  expect(fieldOf(root, 'duration')).toMatchObject({ choices: [6, 10], isRequired: false })
  expect(fieldOf(root, 'size')).toMatchObject({ choices: ['large'], isRequired: false })
})
