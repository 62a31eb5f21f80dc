import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { isSecret, markSecret } from './secret.js'
import { validate } from './validate.js'

const key = markSecret(z.string().min(100)).optional()
const form = z.strictObject({ kind: z.literal('key'), key })

interface Tree {
  readonly key?: string | undefined
  readonly inner?: readonly Tree[] | undefined
}
const tree: z.ZodType<Tree> = z.strictObject({ key, inner: z.lazy(() => z.array(tree)).optional() })

const secret = 'sk-given-0123456789'

describe('what is given for a secret is not shown, wherever it stands', () => {
  test.each([
    ['alone', key, secret],
    ['in an object', z.strictObject({ auth: z.strictObject({ key }) }), { auth: { key: secret } }],
    ['in place of the object', z.strictObject({ auth: z.strictObject({ key }) }), { auth: secret }],
    ['in a list', z.strictObject({ keys: z.array(key) }), { keys: ['x'.repeat(100), secret] }],
    ['in place of the list', z.strictObject({ keys: z.array(key) }), { keys: secret }],
    ['in a tuple', z.tuple([z.string(), key]), ['user', secret]],
    ['in the rest of a tuple', z.tuple([z.string()], key), ['user', secret]],
    ['in a record', z.record(z.string(), key), { main: secret }],
    ['in a map', z.map(z.string(), key), new Map([['main', secret]])],
    ['in a set', z.set(key), new Set([secret])],
    ['in one of several forms', z.strictObject({ auth: z.union([key, form]) }), { auth: secret }],
    ['in one of several lists', z.union([z.array(key), form]), [secret]],
    ['in a form that is told apart', z.discriminatedUnion('kind', [form]), { kind: 'key', key: secret }],
    ['in place of such a form', z.discriminatedUnion('kind', [form]), secret],
    [
      'in an intersection',
      z.intersection(z.object({ key }), z.object({ id: z.string() })),
      { id: 'u', key: secret },
    ],
    ['in what is left over', z.object({ id: z.string() }).catchall(key), { id: 'u', key: secret }],
    ['in itself', tree, { inner: [{ inner: [{ key: secret }] }] }],
    ['in place of itself', tree, { inner: [{ inner: secret }] }],
    ['by a default', z.strictObject({ auth: form.default({ kind: 'key' }) }), { auth: secret }],
    ['where it may be null', z.strictObject({ auth: form.nullable().readonly() }), { auth: secret }],
    ['before a transformation', z.strictObject({ auth: form.transform(String) }), { auth: secret }],
    ['after a transformation', z.preprocess((value) => value, form), secret],
    [
      'where it is checked further',
      z.strictObject({ key: key.refine(() => false, 'must be new') }),
      { key: secret },
    ],
  ])('%s', (_where, schema: z.ZodType, value) => {
    expect(() => validate(schema, value, 'acme()')).toThrow(/^acme\(\): /)
    expect(() => validate(schema, value, 'acme()')).not.toThrow(/sk-given/)
  })
})

describe('what stands beside a secret is shown', () => {
  test.each([
    [z.strictObject({ key, region: z.enum(['eu', 'us']) }), { region: 'mars' }, "got 'mars'"],
    [z.strictObject({ auth: z.strictObject({ key, id: z.int() }) }), { auth: { id: 'me' } }, "got 'me'"],
    [z.tuple([z.int(), key]), ['me'], "got 'me'"],
    [z.discriminatedUnion('kind', [form]), { kind: 'pin' }, "got 'pin'"],
  ])('%#', (schema: z.ZodType, value, says) => {
    expect(() => validate(schema, value, 'acme()')).toThrow(says)
  })
})

test('a schema without a secret has none at any path', () => {
  const schema = z.strictObject({ prompt: z.string(), list: z.array(z.union([z.string(), z.int()])) })
  for (const path of [[], ['prompt'], ['list'], ['list', 0], ['list', 0, 'more'], ['none']])
    expect(isSecret(schema, path)).toBe(false)
})
