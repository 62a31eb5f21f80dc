import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJson } from './parse-json.js'
import { writeJson } from './write-json.js'

const bigints = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })
const isSafe = (integer: bigint) =>
  BigInt(Number.MIN_SAFE_INTEGER) <= integer && integer <= BigInt(Number.MAX_SAFE_INTEGER)
const asRead = (integer: bigint) => (isSafe(integer) ? Number(integer) : integer)

const key = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'toString', '"', '\\', ''))
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('1876543210987654321', '"1876543210987654321"', '\\', '\\"', '[9007199254740993', '\ud800'),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((number) => !Number.isInteger(number) || Number.isSafeInteger(number)),
)

/** JSON as anybody may write it, and what is in it. */
const { json } = fc.letrec<{ json: string; list: string; object: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    text.map((value) => JSON.stringify(value)),
    fc.constantFrom(
      'null',
      'true',
      'false',
      '-0',
      '0',
      '1e400',
      '-1E-7',
      '12345678901234567890.5',
      '1234567890123456789e3',
    ),
    fc.constantFrom(
      '0.1234567890123456789',
      '-1876543210987654321.0',
      '9007199254740991',
      '-9007199254740991',
      '"\\u0031"',
    ),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('json'), { maxLength: 4 }).map((items) => `[ ${items.join(' ,\n')}]`),
  object: fc
    .array(fc.tuple(key, tie('json')), { maxLength: 4 })
    .map((fields) => `{${fields.map(([name, value]) => `${JSON.stringify(name)} : ${value}`).join(',')}}`),
}))

describe('JSON', () => {
  test('without integers beyond 2^53 is read as JSON.parse reads it', () => {
    const property = fc.property(json, (given) => {
      expect(parseJson(given)).toStrictEqual(JSON.parse(given))
    })
    fc.assert(property, { numRuns: 1_000 })
  })

  test('with them beside it differs in them alone', () => {
    const property = fc.property(json, bigints, bigints, (given, one, other) => {
      const whole = `{"a":${one},"b":[${given},${other}],"c":${given},"__proto__":${one},"d":"${other}"}`
      const read = parseJson(whole) as Record<string, unknown>
      const expected = JSON.parse(whole) as Record<string, unknown>
      expect(Object.keys(read)).toEqual(Object.keys(expected))
      expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
      expect(read.a).toBe(asRead(one))
      expect(Object.getOwnPropertyDescriptor(read, '__proto__')?.value).toBe(asRead(one))
      expect(read.b).toStrictEqual([JSON.parse(given), asRead(other)])
      expect(read.c).toStrictEqual(JSON.parse(given))
      expect(read.d).toBe(String(other))
    })
    fc.assert(property, { numRuns: 1_000 })
  })

  test('that is none is refused as JSON.parse refuses it', () => {
    const broken = fc.tuple(
      json,
      fc.nat(),
      fc.constantFrom('', '"', '}', '1876543210987654321', ' 01876543210987654321', ','),
    )
    const property = fc.property(broken, ([given, at, more]) => {
      const place = at % (given.length + 1)
      const harmed = `${given.slice(0, place)}${more}${given.slice(place)}`
      let expected: unknown
      try {
        JSON.parse(harmed)
        return
      } catch (error) {
        expected = error
      }
      expect(() => parseJson(harmed)).toThrow(expected as Error)
    })
    fc.assert(property, { numRuns: 1_000 })
  })

  test.each([
    '{1876543210987654321:1}',
    '[01876543210987654321]',
    '1876543210987654321 1',
    '+1876543210987654321',
    '',
  ])('such as %j is refused', (given) => {
    expect(() => parseJson(given)).toThrow(SyntaxError)
  })

  test.each([
    ['1876543210987654321', 1876543210987654321n],
    [' -9007199254740993\n', -9007199254740993n],
    ['9007199254740992', 9007199254740992n],
    ['9007199254740991', 9007199254740991],
    ['{"id":1,"id":1876543210987654321}', { id: 1876543210987654321n }],
    ['{"id":1876543210987654321,"id":1}', { id: 1 }],
    ['[1876543210987654321,1876543210987654322]', [1876543210987654321n, 1876543210987654322n]],
    ['{"a":"\\\\","b":1876543210987654321}', { a: '\\', b: 1876543210987654321n }],
    ['{"1876543210987654321":"1876543210987654321"}', { '1876543210987654321': '1876543210987654321' }],
  ])('%s is exact', (given, expected) => {
    expect(parseJson(given)).toStrictEqual(expected)
  })

  test('of a number as long as a book is read as JSON.parse reads it', () => {
    expect(parseJson('9'.repeat(100_000))).toBe(Number.POSITIVE_INFINITY)
  })

  test('may be deep', () => {
    const deep = `${'['.repeat(100_000)}1876543210987654321${']'.repeat(100_000)}`
    let inner = parseJson(deep)
    for (let depth = 0; depth < 100_000; depth++) inner = (inner as unknown[])[0]
    expect(inner).toBe(1876543210987654321n)
  })
})

describe('what is written', () => {
  const value = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(undefined),
      bigints,
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(key, tie('any'), { maxKeys: 4 }),
    ),
  })).any

  test('is read again as what it was', () => {
    const property = fc.property(value, (given) => {
      const written = writeJson(given)
      expect(writeJson(parseJson(written))).toBe(written)
    })
    fc.assert(property, { numRuns: 500 })
  })

  test('is what JSON.stringify writes where there is no bigint', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (given) => {
        expect(writeJson(given)).toBe(JSON.stringify(given))
      }),
    )
  })

  test.each([
    [{ task_id: 1876543210987654321n }, '{"task_id":1876543210987654321}'],
    [[-1n, 'a', undefined, new Date(0)], '[-1,"a",null,"1970-01-01T00:00:00.000Z"]'],
    [7n, '7'],
    [undefined, 'null'],
    [() => 7, 'null'],
  ])('%o has its digits', (given, expected) => {
    expect(writeJson(given)).toBe(expected)
  })

  test('has its digits where a program taught all integers to be texts', () => {
    const taught = { value: String, configurable: true }
    Object.defineProperty(BigInt.prototype, 'toJSON', taught)
    try {
      expect(writeJson({ id: 1876543210987654321n })).toBe('{"id":1876543210987654321}')
    } finally {
      Reflect.deleteProperty(BigInt.prototype, 'toJSON')
    }
  })

  test('holds itself nowhere', () => {
    const round: Record<string, unknown> = { id: 1n }
    round.self = round
    expect(() => writeJson(round)).toThrow(TypeError)
  })
})
