import { describe, expect, test } from 'vitest'
import { namesOf } from './names.js'
import { readTemplate, usesName } from './template.js'

const template = readTemplate()
const names = (id: string) => namesOf(id, 'Some Title', '', (name) => usesName(template, name))

describe('the names in the code of a provider', () => {
  test.each([
    { id: 'acme', identifier: 'acme', variablePrefix: 'ACME' },
    { id: 'kite-works-2', identifier: 'kiteWorks2', variablePrefix: 'KITE_WORKS_2' },
    { id: '302-ai', identifier: 'vendor302Ai', variablePrefix: 'VENDOR_302_AI' },
  ])('are $identifier and $variablePrefix for $id', ({ id, ...expected }) => {
    expect(names(id)).toMatchObject(expected)
  })

  test.each(['new', 'default', 'undefined'])('are none that the language has: %s', (id) => {
    expect(names(id).identifier).toMatch(/^vendor[A-Z]/)
  })

  test.each(['test', 'fault', 'clip', 'vendor', 'z', 'create-client'])(
    'are none that the code has: %s',
    (id) => {
      expect(names(id).identifier).toMatch(/^vendor[A-Z]/)
    },
  )
})
