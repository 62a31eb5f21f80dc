import { fileInput, z } from '@mediaplug/core/provider'
import { expect, test } from 'vitest'
import { candidatesFor, fieldsOf } from './candidates.js'

const schema = z.strictObject({
  prompt: z.string(),
  image: fileInput.optional(),
  style: z.enum(['pencil', 'ink']).optional(),
  seconds: z.int().min(4).max(30).optional(),
  move: z.union([z.literal('orbit'), z.int().min(1).max(46)]).optional(),
})

test('the fields are those of the schema and of the cases', () => {
  expect(fieldsOf(schema, [{ prompt: 'a kite', extra: 1 }])).toEqual([
    'prompt',
    'image',
    'style',
    'seconds',
    'move',
    'extra',
  ])
})

test.each([
  ['style', ['pencil', 'ink']],
  ['seconds', [4, 30]],
  ['move', ['orbit', 1, 46]],
])('the values to try for %s are those that the schema tells', (name, values) => {
  expect(candidatesFor(name, schema, [])).toEqual(expect.arrayContaining(values))
})

test('a value that is given is tried first, then others like it', () => {
  expect(candidatesFor('seconds', schema, [10]).slice(0, 3)).toEqual([10, 11, 9])
})
