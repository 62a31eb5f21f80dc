import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { describeIssues } from './describe.js'

const shape = {
  prompt: z.string().min(1).max(5),
  duration: z.literal(5),
  ratio: z.enum(['16:9', '9:16']),
  style: z.enum(Array.from({ length: 20 }, (_, index) => `style-${index}`)),
  count: z.int().min(1).max(4),
  strength: z.number().gt(0).lt(1),
  width: z.number().multipleOf(8),
  images: z.array(z.object({ weight: z.number() })).min(1),
  size: z.union([z.literal('square'), z.int().positive()]),
  camera: z.union([z.object({ move: z.string() }), z.object({ angle: z.number() })]),
  voice: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('preset') }),
    z.object({ kind: z.literal('clone') }),
  ]),
  link: z.url(),
  when: z.iso.datetime(),
  word: z.string().regex(/^[a-z]+$/, 'must be a word'),
  labels: z.record(z.string().regex(/^[a-z]+$/, 'must be a word'), z.number()),
}
const schema = z.strictObject(shape).partial()

function sentences(input: unknown, of: z.ZodType = schema): string[] {
  const parsed = of.safeParse(input)
  return parsed.success
    ? []
    : describeIssues(parsed.error.issues, input, { schema: of, known: Object.keys(shape) }).map(
        ({ message }) => message,
      )
}

describe('a sentence about what is wrong', () => {
  test.each([
    { input: { prompt: '' }, says: "prompt must have at least 1 characters, got ''" },
    { input: { prompt: 'abcdef' }, says: "prompt must have at most 5 characters, got 'abcdef'" },
    { input: { duration: 6 }, says: 'duration must be 5, got 6' },
    { input: { duration: 0 }, says: 'duration must be 5, got 0' },
    { input: { ratio: '4:3' }, says: "ratio must be one of '16:9', '9:16', got '4:3'" },
    { input: { ratio: null }, says: "ratio must be one of '16:9', '9:16', got null" },
    { input: { count: 1.5 }, says: 'count must be an integer, got 1.5' },
    { input: { count: 5 }, says: 'count must be at most 4, got 5' },
    { input: { count: '2' }, says: "count must be a number, got '2'" },
    { input: { strength: 0 }, says: 'strength must be more than 0, got 0' },
    { input: { strength: 1 }, says: 'strength must be less than 1, got 1' },
    { input: { width: 7 }, says: 'width must be a multiple of 8, got 7' },
    { input: { images: [] }, says: 'images must have at least 1 items, got a list of 0' },
    { input: { images: [{}] }, says: 'images[0].weight must be a number, and is missing' },
    { input: { size: 'round' }, says: "size must be 'square' or a number, got 'round'" },
    { input: { link: 'cat' }, says: "link must be a valid URL, got 'cat'" },
    { input: { when: 'now' }, says: "when must be a valid ISO datetime, got 'now'" },
    { input: { word: 'A' }, says: "word must be a word, got 'A'" },
    { input: { labels: { 'a/b': 1 } }, says: "labels.a/b has a name that must be a word, got 'a/b'" },
    { input: [], says: 'the input must be an object, got a list of 0' },
    { input: undefined, says: 'the input must be an object, and is missing' },
  ])('$says', ({ input, says }) => {
    expect(sentences(input)).toEqual([says])
  })

  test('shows numbers as numbers, also where a text is near', () => {
    const numbers = z.strictObject({
      style: z.literal(Array.from({ length: 20 }, (_, index) => 100 + index)),
    })
    expect(sentences({ style: '104' }, numbers)).toEqual([
      expect.stringMatching(/^style must be one of 20 values, such as 104, .*, got '104'$/),
    ])
  })

  test('says nothing of what only follows from a wrong type', () => {
    const list = z.strictObject({ images: z.array(z.string()).max(9) })
    expect(sentences({ images: 'https://x.example/a.png' }, list)).toEqual([
      "images must be an array, got 'https://x.example/a.png'",
    ])
  })

  test('shows the field that all branches of a union are about', () => {
    const asset = z.strictObject({
      asset: z.union([
        z.object({ kind: z.enum(['image']), url: z.string() }),
        z.object({ kind: z.enum(['image']), bytes: z.instanceof(Uint8Array) }),
      ]),
    })
    expect(sentences({ asset: { kind: 'video', url: 'x' } }, asset)).toEqual([
      "asset.kind must be 'image', got 'video'",
    ])
  })

  test('names the unlike branches of a union by their fields', () => {
    expect(sentences({ camera: {} })).toEqual([
      'camera.move must be a string or camera.angle must be a number, got an object',
    ])
  })

  test('names the words that tell the forms of an object apart', () => {
    expect(sentences({ voice: { kind: 'own' } })).toEqual([
      "voice.kind must be one of 'preset', 'clone', got 'own'",
    ])
  })

  test('names the nearest of many allowed values instead of all', () => {
    expect(sentences({ style: 'style_7' })).toEqual([
      expect.stringMatching(/^style must be one of 20 values, such as 'style-7', .*, got 'style_7'$/),
    ])
  })
})

describe('a field that the schema does not have', () => {
  test.each([
    { input: { promt: 'x' }, says: 'promt is not supported; did you mean prompt?' },
    { input: { seed: undefined }, says: expect.stringMatching(/^seed is not supported/) },
    { input: { cfg: 0 }, says: `cfg is not supported; allowed are ${Object.keys(shape).join(', ')}` },
  ])('is named: $input', ({ input, says }) => {
    expect(sentences(input)).toEqual([says])
  })

  test('is named with its place where it is nested', () => {
    const nested = z.object({ options: z.strictObject({}) })
    expect(sentences({ options: { seed: 1 } }, nested)).toEqual(['options.seed is not supported'])
  })
})

test('each issue has its own sentence', () => {
  expect(sentences({ prompt: '', count: 9, other: 1 })).toHaveLength(3)
})

test('no input whatever makes the description fail', () => {
  const nasty = fc.constantFrom(
    { toString: null, valueOf: null },
    Symbol('s'),
    () => 1,
    10n,
    new Date(Number.NaN),
  )
  const anything = fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), nasty)
  const inputs = fc.dictionary(fc.constantFrom(...Object.keys(shape), 'other'), anything)
  fc.assert(
    fc.property(fc.oneof(inputs, anything), (input) => {
      for (const sentence of sentences(input)) expect(sentence).not.toBe('')
    }),
  )
})
