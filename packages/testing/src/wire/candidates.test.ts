import { file, fileInput, z } from '@mediaplug/core/provider'
import { expect, test } from 'vitest'
import { candidatesFor, fieldsOf } from './candidates.js'

const schema = z.strictObject({
  prompt: z.string(),
  image: fileInput.optional(),
  picture: file({ as: 'url' }).optional(),
  bytes: file({ as: 'bytes' }).optional(),
  style: z.enum(['pencil', 'ink']).optional(),
  seconds: z.int().min(4).max(30).optional(),
  move: z.union([z.literal('orbit'), z.int().min(1).max(46)]).optional(),
})

test('the fields are those of the schema and of the cases', () => {
  expect(fieldsOf(schema, [{ prompt: 'a kite', extra: 1 }])).toEqual([
    'prompt',
    'image',
    'picture',
    'bytes',
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

test('a URL is tried for a file, but not where its bytes are sent: it would have to be fetched', () => {
  const urls = (name: string) =>
    candidatesFor(name, schema, []).filter((value) => String(value).startsWith('https:'))
  expect(urls('picture')).toHaveLength(1)
  expect(urls('bytes')).toEqual([])
})
