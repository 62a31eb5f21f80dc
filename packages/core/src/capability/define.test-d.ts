import { test } from 'vitest'
import * as z from 'zod'
import { defineCapability } from './define.js'

const input = z.strictObject({ prompt: z.string() })

test('an output with the name of a note does not compile', () => {
  defineCapability({ id: 'caption', input, output: z.object({ text: z.string() }) })
  // @ts-expect-error what a model reports as details is read by its own schema
  defineCapability({ id: 'caption', input, output: z.object({ details: z.string() }) })
  const either = z.union([z.object({ text: z.string() }), z.object({ usage: z.string() })])
  // @ts-expect-error neither in one of several
  defineCapability({ id: 'caption', input, output: either })
})
