import { expect, test } from 'vitest'
import * as z from 'zod'
import { textToDiagram } from './diagram.js'
import { kindsOf } from './kinds-of.js'
import { outputOf } from './output.js'

test.each([
  ['one kind', outputOf('video'), ['video']],
  ['several, beside what is no file', textToDiagram.output, ['image', 'vector']],
  ['a kind of its own, of files that may be missing', outputOf('model').partial(), ['model']],
  ['no files', z.object({ text: z.string() }), []],
  ['files that a schema of its own checks', z.object({ assets: z.array(z.custom()) }), []],
])('the kinds of %s', (_, output, kinds) => {
  expect(kindsOf(output)).toEqual(kinds)
})
