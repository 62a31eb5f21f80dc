import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineProvider } from '../contract/define-provider.js'
import type { Fault } from '../contract/http.js'
import { faultError, isRefusal, readFault } from './fault.js'

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers, body: {} })

const provider = (fault?: Fault) =>
  defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({}),
    baseUrl: 'https://acme.example',
    downloads: { hosts: [] },
    fault: () => fault,
    models: () => ({}),
  })()

describe('the error of an answer', () => {
  test('is what the provider says, whatever the status', () => {
    const fault = { code: 'quota', message: 'no credits', vendorCode: 7 } as const
    expect(readFault(provider(fault), answer(200))).toMatchObject(fault)
  })

  test('is told by the status where the provider has no word for it', () => {
    expect(readFault(provider(), answer(503))).toMatchObject({ code: 'vendor' })
  })

  test('has the code of the status where the provider knows only the words', () => {
    const fault = { message: 'no', vendorCode: 7 }
    expect(readFault(provider(fault), answer(402))).toMatchObject({ ...fault, code: 'quota' })
    expect(readFault(provider(fault), answer(200))).toMatchObject({ ...fault, code: 'vendor' })
    expect(readFault(provider(fault), answer(429))).toMatchObject({ repeat: 'until-accepted' })
  })

  test('is none for a good answer', () => {
    expect(readFault(provider(), answer(200))).toBeUndefined()
  })

  test.each([
    { of: 'the header', fault: undefined },
    { of: 'the header, though the provider has a field for it', fault: { retryAfterMs: undefined } },
  ])('has the wait that the vendor asks for in $of', ({ fault }) => {
    const said = fault && ({ code: 'rate-limit', message: 'slow down', ...fault } as const)
    expect(readFault(provider(said), answer(429, { 'retry-after': '3' }))).toHaveProperty(
      'retryAfterMs',
      3_000,
    )
  })

  test('has the wait that the provider read, before that of the header', () => {
    const said = { code: 'rate-limit', message: 'slow down', retryAfterMs: 5 } as const
    expect(readFault(provider(said), answer(429, { 'retry-after': '3' }))).toHaveProperty('retryAfterMs', 5)
  })

  test('says that a 429 was not accepted, unless the provider says something else', () => {
    expect(readFault(provider(), answer(429))).toHaveProperty('repeat', 'until-accepted')
    const once = { code: 'rate-limit', message: 'slow down', repeat: 'once' } as const
    expect(readFault(provider(once), answer(429))).toHaveProperty('repeat', 'once')
  })

  test.each([500, 503, 400])('says nothing about a repetition for a %d', (status) => {
    expect(readFault(provider(), answer(status))?.repeat).toBeUndefined()
  })
})

test('a 429 that means something else is not repeated by itself', () => {
  const quota = { code: 'quota', message: 'no credits' } as const
  expect(readFault(provider(quota), answer(429))?.repeat).toBeUndefined()
})

test('a good answer is not looked through, however large', () => {
  const body = { data: 'A'.repeat(20_000_000) }
  expect(readFault(provider(), { ...answer(200), body })).toBeUndefined()
})

test('a bad answer is quoted in short, however large', () => {
  const fault = readFault(provider(), { ...answer(500), body: { data: 'A'.repeat(20_000_000) } })
  expect(fault?.message.length).toBeLessThan(400)
})

describe('a refusal', () => {
  test.each([
    { code: 'vendor', status: 200, refusal: true },
    { code: 'rejected', status: 500, refusal: true },
    { code: 'auth', status: 401, refusal: true },
    { code: 'vendor', status: 502, refusal: false },
    { code: 'network', status: 408, refusal: false },
    { code: 'protocol', status: 200, refusal: false },
  ] as const)('is $refusal for $code with HTTP $status', ({ code, status, refusal }) => {
    expect(isRefusal({ code, message: '' }, answer(status))).toBe(refusal)
  })
})

test('as an error, a fault keeps all that the vendor says', () => {
  const fault = {
    code: 'rate-limit',
    message: 'slow down',
    vendorCode: 3001,
    requestId: 'r-1',
    retryAfterMs: 5,
  } as const
  expect(faultError(fault, answer(429))).toMatchObject({ ...fault, httpStatus: 429, retryable: true })
})
