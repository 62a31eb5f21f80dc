import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { file } from '../file/file.js'
import { fileInput } from '../file/file-input.js'
import { toJsonSchema } from './to-json-schema.js'

/** The schema of a field of that kind. */
const fieldOf = (field: z.ZodType) => toJsonSchema(z.strictObject({ field })).properties?.field

describe('a file', () => {
  const image = file({ as: 'url', mediaTypes: ['image/png'], maxBytes: 5, sides: [1, 9] })
  const limits = { mediaTypes: ['image/png'], maxBytes: 5, sides: [1, 9] }

  test('is a string, with its limits under one key', () => {
    expect(fieldOf(image.describe('What is drawn'))).toEqual({
      type: 'string',
      description: 'What is drawn',
      contentMediaType: 'image/png',
      'x-mediaplug-file': limits,
    })
  })

  test('of several types has them among its limits alone', () => {
    const field = fieldOf(file({ as: 'bytes', mediaTypes: ['image/png', 'image/webp'] }))
    expect(field).not.toHaveProperty('contentMediaType')
    expect(field?.['x-mediaplug-file']).toEqual({ mediaTypes: ['image/png', 'image/webp'] })
  })

  test('is told within a list, as one of several forms, and where it may be left out', () => {
    const told = { type: 'string', 'x-mediaplug-file': limits }
    expect(fieldOf(z.array(image).max(3))).toMatchObject({ type: 'array', maxItems: 3, items: told })
    expect(fieldOf(z.union([image, z.boolean()]))).toMatchObject({ anyOf: [told, { type: 'boolean' }] })
    expect(fieldOf(image.optional().describe('A mask'))).toMatchObject({ ...told, description: 'A mask' })
  })

  test('of a portable request has no limits', () => {
    expect(fieldOf(fileInput)).toMatchObject({ type: 'string', 'x-mediaplug-file': {} })
  })
})

test('fields that may be left out are not required, and no others are allowed', () => {
  const input = z.strictObject({
    prompt: z.string(),
    seed: z.number().optional(),
    count: z.number().default(1),
  })
  expect(toJsonSchema(input)).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      prompt: { type: 'string' },
      seed: { type: 'number' },
      count: { type: 'number', default: 1 },
    },
    required: ['prompt'],
    additionalProperties: false,
  })
})

test('a field that can only be left out is none', () => {
  const input = z.strictObject({ style: z.string(), actions: z.undefined().optional() })
  expect(toJsonSchema(input).properties).toEqual({ style: { type: 'string' } })
})

test('what is given is told, not what becomes of it', () => {
  expect(fieldOf(z.boolean().transform(Number))).toEqual({ type: 'boolean' })
  expect(fieldOf(z.array(z.string()).readonly())).toEqual({ type: 'array', items: { type: 'string' } })
})

describe('a rule that has no keyword stands in the description', () => {
  test('after what the field is for', () => {
    const text = z.string().refine((given) => given.length < 9, 'must be short')
    expect(fieldOf(text.optional().describe('What is said'))).toEqual({
      type: 'string',
      description: 'What is said. Must be short',
    })
    expect(fieldOf(text)).toEqual({ type: 'string', description: 'Must be short' })
  })

  test('with its field, where it is about the whole', () => {
    const input = z
      .strictObject({ voice: z.string(), language: z.string() })
      .refine(() => true, { path: ['language'], error: 'must be that of the voice' })
      .refine(() => true, 'must be polite')
    expect(toJsonSchema(input).description).toBe('language must be that of the voice. Must be polite')
  })

  test('where a pattern has flags, which JSON Schema does not know', () => {
    expect(fieldOf(z.string().regex(/^a/i).regex(/z$/))).toEqual({
      type: 'string',
      allOf: [{ pattern: 'z$' }],
      description: 'Must match /^a/i',
    })
    expect(fieldOf(z.string().regex(/^a/i, 'must begin with a'))?.description).toBe('Must begin with a')
  })

  test('where a value is checked by a function', () => {
    const custom = z.custom<string>((given) => given === 'x', 'must be x')
    expect(fieldOf(custom)).toEqual({ description: 'Must be x' })
    expect(fieldOf(custom.meta({ type: 'string' }))).toEqual({ type: 'string', description: 'Must be x' })
  })

  test('in the words and keywords of its author', () => {
    const input = z
      .strictObject({ image: z.string().optional(), text: z.string().optional() })
      .superRefine(() => {})
      .meta({ description: 'Either image or text', oneOf: [{ required: ['image'] }, { required: ['text'] }] })
    expect(toJsonSchema(input)).toMatchObject({
      description: 'Either image or text',
      oneOf: [{ required: ['image'] }, { required: ['text'] }],
    })
  })

  test('unless it makes its words of what was given', () => {
    const throwing = z.string().refine(() => true, { error: ({ input }) => (input as string).trim() })
    expect(fieldOf(throwing)).toEqual({ type: 'string' })
  })
})

describe('a schema that JSON Schema has no keywords for', () => {
  test.each<[string, z.ZodType]>([
    ['a bigint', z.bigint()],
    ['a date', z.date()],
    ['a map', z.map(z.string(), z.string())],
    ['a set', z.set(z.string())],
    ['a symbol', z.symbol()],
    ['NaN', z.nan()],
    ['a function', z.function() as never],
  ])('is no value where JSON has none that fits: %s', (_name, field) => {
    expect(fieldOf(field)).toEqual({ not: {}, description: expect.stringContaining('JSON Schema') })
  })

  test.each<[string, z.ZodType]>([
    ['a class', z.instanceof(URL)],
    ['a date made of anything', z.coerce.date()],
    ['anything', z.unknown()],
  ])('is any value where JSON may have one: %s', (_name, field) => {
    expect(fieldOf(field)).toEqual({})
  })

  test('keeps the values that JSON has', () => {
    expect(fieldOf(z.literal([undefined, 1n, 'a', 2]))).toEqual({ enum: ['a', 2] })
    expect(fieldOf(z.literal(1n))).toEqual({ not: {} })
    expect(fieldOf(z.bigint().default(1n))).toMatchObject({ not: {} })
  })

  test('may contain itself', () => {
    expect(fieldOf(z.json())).toEqual({ $ref: '#/$defs/__schema0' })
  })
})

test('is made once', () => {
  const input = z.strictObject({ prompt: z.string() })
  expect(toJsonSchema(input)).toBe(toJsonSchema(input))
})

test('is plain, and the same each time', () => {
  const make = () =>
    toJsonSchema(z.strictObject({ image: file({ as: 'url' }), text: z.string().default('a') }))
  expect(JSON.stringify(make())).toBe(JSON.stringify(make()))
  expect(Reflect.ownKeys(make())).toEqual(Object.keys(make()))
})

test('a text that is tidied first is accepted as it is given, and its limits are told in words', () => {
  expect(toJsonSchema(z.string().trim().min(1).max(5).describe('A name.'))).toEqual({
    $schema: expect.any(String),
    type: 'string',
    description: 'A name. Tidied, it must have at least 1 characters, at most 5 characters',
  })
  expect(
    toJsonSchema(
      z
        .string()
        .toLowerCase()
        .regex(/^[a-z]+$/),
    ),
  ).toEqual({
    $schema: expect.any(String),
    type: 'string',
    description: 'Tidied, it must have the pattern ^[a-z]+$',
  })
})
