import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { redact } from '../error/redact.js'
import { credential } from './credential.js'
import { collectLookups, createLookup } from './lookup.js'

const variable = 'ACME_LOOKUP_KEY'

describe('a value that was found once', () => {
  test('is hidden from then on, though there are newer ones', async () => {
    const values = Array.from({ length: 300 }, (_, index) => `sk-lookup-${index}-0123456789`)
    const source = vi.fn<() => string>()
    for (const value of values) source.mockReturnValueOnce(value)
    const lookup = createLookup(source, variable)
    for (const value of values) {
      expect(redact(value)).toBe(value)
      expect(await lookup.find()).toBe(value)
    }
    for (const value of values) expect(redact(`no such key: ${value}`)).toBe('no such key: [hidden]')
    expect(lookup.values()).toEqual(values.slice(-100))
  })

  test('is hidden though no header can carry it', async () => {
    const lookup = createLookup(() => 'sk-broken-0123456789\n', variable)
    await expect(lookup.find()).rejects.toThrow('has a line break in it')
    expect(redact('it was sk-broken-0123456789 and a line break')).toBe('it was [hidden] and a line break')
  })

  test('is hidden as soon as it is given, where it is given as it is', () => {
    createLookup('sk-plain-0123456789', variable)
    expect(redact('it is sk-plain-0123456789')).toBe('it is [hidden]')
  })
})

test('what is no text is refused, and not repeated', async () => {
  // @ts-expect-error a program without types may give anything
  const careless = createLookup(() => ({ key: 'sk-object-0123456789' }), variable)
  await expect(careless.find()).rejects.toMatchObject({
    code: 'auth',
    message: `the credential of ${variable} must be a string.`,
  })
})

describe('the lookups of settings are collected', () => {
  const key = credential(variable)
  const auth = z.strictObject({ key })

  test.each([
    ['in an object', z.strictObject({ auth }), { auth: { key: 'sk-1234567' } }, 1],
    ['in a list', z.strictObject({ keys: z.array(key) }), { keys: ['sk-1234567', 'sk-2345678'] }, 2],
    ['in a record', z.record(z.string(), auth), { main: { key: 'sk-1234567' } }, 1],
    ['in one of several forms', z.union([z.strictObject({ id: z.int() }), auth]), { key: 'sk-1234567' }, 1],
    [
      'in a transformation',
      auth.transform(({ key: find }) => ({ sign: () => find() })),
      { key: 'sk-1234567' },
      1,
    ],
    ['by a default', z.strictObject({ auth: auth.prefault({}) }), {}, 1],
    ['nowhere', z.strictObject({ id: z.int() }), { id: 1 }, 0],
  ])('%s', async (_where, schema: z.ZodType, settings, count) => {
    const { value, lookups } = collectLookups(() => schema.parse(settings))
    expect(value).toBeDefined()
    expect(lookups).toHaveLength(count)
    for (const lookup of lookups) await lookup.find().catch(() => {})
    for (const lookup of lookups) expect(lookup.isAnswered()).toBe(true)
  })

  test('of those that are being read, and no others', () => {
    const { lookups } = collectLookups(() => {
      const inner = collectLookups(() => auth.parse({}))
      expect(inner.lookups).toHaveLength(1)
      return auth.parse({})
    })
    expect(lookups).toHaveLength(1)
    auth.parse({})
    expect(lookups).toHaveLength(1)
    const failing = () => collectLookups(() => auth.parse({ no: 1 }))
    expect(failing).toThrow()
    expect(collectLookups(() => 1).lookups).toEqual([])
  })
})
