import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { rejection } from '../../test/rejection.js'
import { markSecret } from './secret.js'
import { validate } from './validate.js'

interface Node {
  readonly name: string
  readonly inner?: Node | undefined
}
const node: z.ZodType<Node> = z.lazy(() =>
  z.strictObject({ name: z.string().max(3), inner: node.optional() }),
)

const shape = {
  prompt: z.string().min(1).max(5).default('kite'),
  ratio: z.enum(['16:9', '9:16']),
  style: z.enum(Array.from({ length: 20 }, (_, index) => `style-${index}`)),
  count: z.int().min(1).max(4),
  strength: z.number().gt(0).lt(1),
  width: z.number().multipleOf(8),
  loop: z.boolean(),
  word: z.string().regex(/^[a-z]+$/),
  images: z.array(z.strictObject({ weight: z.number().max(2) })).min(1),
  pair: z.tuple([z.string(), z.int().max(9)]),
  labels: z.record(z.string(), z.string().max(3)),
  size: z.union([z.literal('square'), z.int().positive()]),
  camera: z.strictObject({ move: z.enum(['pan', 'tilt']).optional() }),
  tree: node,
  token: markSecret(z.string().min(30)),
  odd: z.custom<string>((value) => value === 'odd', 'must be odd'),
}
const schema = z.strictObject(shape).partial()

const attempt = async (act: () => unknown): Promise<unknown> => act()

const issuesOf = async (input: unknown, of: z.ZodType = schema) =>
  (await rejection(attempt(() => validate(of, input, 'acme()')))).issues ?? []

describe('an issue says as data where it is and what is allowed there', () => {
  test.each([
    { input: { prompt: '' }, path: ['prompt'], allowed: { type: 'string', minLength: 1, maxLength: 5 } },
    { input: { ratio: '4:3' }, path: ['ratio'], allowed: { enum: ['16:9', '9:16'] } },
    { input: { ratio: null }, path: ['ratio'], allowed: { enum: ['16:9', '9:16'] } },
    { input: { style: 'none' }, path: ['style'], allowed: { enum: expect.arrayContaining(['style-19']) } },
    { input: { count: 9 }, path: ['count'], allowed: { type: 'integer', minimum: 1, maximum: 4 } },
    { input: { count: '2' }, path: ['count'], allowed: { type: 'integer', minimum: 1, maximum: 4 } },
    { input: { strength: 1 }, path: ['strength'], allowed: { exclusiveMinimum: 0, exclusiveMaximum: 1 } },
    { input: { width: 7 }, path: ['width'], allowed: { multipleOf: 8 } },
    { input: { odd: 'even' }, path: ['odd'], allowed: { description: 'Must be odd' } },
    { input: { loop: 'yes' }, path: ['loop'], allowed: { type: 'boolean' } },
    { input: { word: 'A' }, path: ['word'], allowed: { pattern: '^[a-z]+$' } },
    { input: { images: [] }, path: ['images'], allowed: { type: 'array', minItems: 1 } },
    { input: { images: [{ weight: 3 }] }, path: ['images', 0, 'weight'], allowed: { maximum: 2 } },
    { input: { images: [{}] }, path: ['images', 0, 'weight'], allowed: { type: 'number' } },
    { input: { pair: ['a', 10] }, path: ['pair', 1], allowed: { maximum: 9 } },
    { input: { labels: { a: 'long' } }, path: ['labels', 'a'], allowed: { maxLength: 3 } },
    {
      input: { size: 'round' },
      path: ['size'],
      allowed: { anyOf: [{ const: 'square' }, { type: 'integer' }] },
    },
    { input: { camera: { move: 'fly' } }, path: ['camera', 'move'], allowed: { enum: ['pan', 'tilt'] } },
    {
      input: { camera: { mvoe: 1 } },
      path: ['camera', 'mvoe'],
      allowed: { propertyNames: { enum: ['move'] } },
    },
    { input: { promt: 'x' }, path: ['promt'], allowed: { propertyNames: { enum: Object.keys(shape) } } },
    {
      input: { tree: { name: 'a', inner: { name: 'long' } } },
      path: ['tree', 'inner', 'name'],
      allowed: { maxLength: 3 },
    },
  ])('$input', async ({ input, path, allowed }) => {
    const issues = await issuesOf(input)
    expect(issues).toMatchObject([{ path, allowed }])
    expect(JSON.parse(JSON.stringify(issues))).toEqual(issues)
  })

  test.each([
    { input: [], path: [] },
    { input: { tree: 1 }, path: ['tree'] },
    { input: { other: 1 }, path: ['other'], of: z.strictObject({}) },
  ])(
    'and nothing where no words of JSON Schema can stand by themselves: $input',
    async ({ input, path, of }) => {
      expect(await issuesOf(input, of)).toEqual([{ path, message: expect.any(String) }])
    },
  )

  test('with the limits of a union that sees the whole input', async () => {
    const either = z.union([
      z.strictObject({ mode: z.literal('fast'), steps: z.int().max(4) }),
      z.strictObject({ mode: z.literal('fast'), steps: z.int().max(4), seed: z.int() }),
    ])
    expect(await issuesOf({ mode: 'fast', steps: 9 }, either)).toMatchObject([
      { path: ['steps'], allowed: { anyOf: [{ maximum: 4 }, { maximum: 4 }] } },
    ])
  })
})

test('what is given for a secret stands in no issue', async () => {
  const issues = await issuesOf({ token: 'my-own-secret-value' })
  expect(issues).toMatchObject([{ path: ['token'] }])
  expect(JSON.stringify(issues)).not.toContain('my-own-secret-value')
})

test('the message of an error is made of those of its issues', async () => {
  const error = await rejection(
    attempt(() => validate(schema, { count: 9, ratio: '4:3', other: 1 }, 'acme()')),
  )
  expect(error.issues).toHaveLength(3)
  expect(error.message).toBe(
    `acme(): ${error.issues?.map(({ message }) => message).join('; ')}.`.replace('?.', '?'),
  )
})

test('no input whatever makes it fail, and all that it gives is data', async () => {
  const keys = fc.constantFrom(...Object.keys(shape), 'other', '__proto__', 'constructor')
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true })
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.dictionary(keys, anything), anything), async (input) => {
      if (schema.safeParse(input).success) return
      const issues = await issuesOf(input)
      expect(issues).not.toHaveLength(0)
      expect(JSON.parse(JSON.stringify(issues))).toEqual(issues)
    }),
  )
})

describe('of a union, the branch that the value is meant for says what is allowed', () => {
  const move = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('pan'), speed: z.int().max(3), way: z.enum(['left', 'right']) }),
    z.strictObject({ kind: z.literal(['zoom', 'dolly']), speed: z.int().max(9), scale: z.number() }),
  ])
  const pan = { kind: 'pan', speed: 1, way: 'left' }
  const zoom = { kind: 'zoom', speed: 1, scale: 1 }
  test.each([
    [{ ...pan, scale: 2 }, 'scale', { propertyNames: { enum: ['kind', 'speed', 'way'] } }],
    [{ ...zoom, way: 'left' }, 'way', { propertyNames: { enum: ['kind', 'speed', 'scale'] } }],
    [{ ...zoom, kind: 'dolly', other: 1 }, 'other', { propertyNames: { enum: ['kind', 'speed', 'scale'] } }],
    [{ ...pan, speed: 10 }, 'speed', { maximum: 3 }],
    [{ ...zoom, speed: 10 }, 'speed', { maximum: 9 }],
  ])('%j', async (given, key, allowed) => {
    expect(await issuesOf(given, move)).toMatchObject([{ path: [key], allowed }])
    expect(await issuesOf({ moves: [given] }, z.strictObject({ moves: z.array(move) }))).toMatchObject([
      { path: ['moves', 0, key], allowed },
    ])
  })
})

test.each([
  [
    'beside a number',
    z.union([z.number().max(5), z.literal(Number.POSITIVE_INFINITY)]),
    { type: 'number', maximum: 5 },
  ],
  [
    'beside several',
    z.union([z.number().max(5), z.literal(Number.NEGATIVE_INFINITY), z.literal('all')]),
    {
      anyOf: [
        { type: 'number', maximum: 5 },
        { type: 'string', const: 'all' },
      ],
    },
  ],
  ['among others', z.literal([1, Number.NaN]), { type: 'number', enum: [1] }],
])('what JSON cannot say is left out, %s, and is never null', async (_where, field, allowed) => {
  const issues = await issuesOf({ field: 'x' }, z.strictObject({ field }))
  expect(issues).toEqual([{ path: ['field'], message: expect.any(String), allowed }])
  expect(JSON.parse(JSON.stringify(issues))).toEqual(issues)
})
