import { expect, test } from 'vitest'
import * as z from 'zod'
import type { Capability } from './define.js'
import { defineCapability } from './define.js'
import type { ProducedOutput } from './output.js'
import { outputOf } from './output.js'

const input = z.strictObject({ prompt: z.string() })
const text = z.object({ text: z.string() })
const withDetails = z.object({ text: z.string(), details: z.string() })

/** An output of whose fields the compiler knows nothing. */
const define = (output: z.ZodType<ProducedOutput>): Capability =>
  defineCapability({ id: 'caption', input, output })

test.each<[string, z.ZodType<ProducedOutput>]>([
  ['an object', withDetails],
  ['an object with a rule', withDetails.refine(() => true)],
  ['an object that is made another', withDetails.transform(({ text }) => ({ text }))],
  ['an object that is made of another', z.preprocess((value) => value, withDetails)],
  ['one of several', z.union([text, withDetails])],
  ['two in one', z.intersection(text, withDetails)],
  ['read only', withDetails.readonly()],
])('an output that is %s with details is refused: a report of that name is a note', (_kind, output) => {
  expect(() => define(output)).toThrow(
    expect.objectContaining({
      code: 'invalid-input',
      message: expect.stringMatching(
        /^capability caption: its output has 'details', .* give the field another name/,
      ),
    }),
  )
})

test.each(['usage', 'requestId'])('%s is refused as well, beside files', (name) => {
  expect(() => define(outputOf('image').extend({ [name]: z.string() }))).toThrow(`its output has '${name}'`)
})

test.each<[string, z.ZodType<ProducedOutput>]>([
  ['text', text],
  ['files', outputOf('image').extend({ source: withDetails })],
  ['files or none', z.union([text, outputOf('image')])],
  ['anything', z.custom<ProducedOutput>()],
])('an output that is %s is taken', (_kind, output) => {
  expect(define(output).output).toBe(output)
})
