import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { MediaplugError } from '../error/error.js'
import { check, invalidInput, validate } from './validate.js'

const schema = z.strictObject({ prompt: z.string(), duration: z.number().default(5) })

describe('validate', () => {
  test('gives the value as the schema makes it', () => {
    expect(validate(schema, { prompt: 'kite' }, 'input')).toEqual({ prompt: 'kite', duration: 5 })
  })

  test('throws an error that names the subject, every field and what is allowed', () => {
    const act = () => validate(schema, { promt: 'kite', duration: '5' }, 'acme/kite')
    expect(act).toThrow(MediaplugError)
    expect(act).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        phase: 'input',
        retryable: false,
        message:
          "acme/kite: prompt must be a string, and is missing; duration must be a number, got '5'; promt is not supported; did you mean prompt?",
      }),
    )
  })
})

describe('check', () => {
  test('gives the value as the schema makes it', async () => {
    expect(await check(schema, { prompt: 'kite' })).toEqual({ value: { prompt: 'kite', duration: 5 } })
  })

  test('gives the issues instead of throwing', async () => {
    expect(await check(schema, {})).toEqual({
      issues: [{ path: ['prompt'], message: 'prompt must be a string, and is missing' }],
    })
  })

  test('waits for a schema that takes its time', async () => {
    const slow = z.string().refine(async (word) => word === 'kite', 'must be a kite')
    expect(await check(slow, 'kite')).toEqual({ value: 'kite' })
    expect(await check(slow, 'car')).toEqual({
      issues: [{ path: [], message: "the input must be a kite, got 'car'" }],
    })
  })
})

test('the error of an input carries what is known of its place', () => {
  expect(invalidInput('acme/kite', ['a', 'b'], { provider: 'acme' })).toMatchObject({
    message: 'acme/kite: a; b.',
    phase: 'input',
    provider: 'acme',
  })
})
