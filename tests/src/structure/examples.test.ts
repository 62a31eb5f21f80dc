import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf } from '../../../scripts/house/imports.mjs'
import { within } from '../../../scripts/house/sources.mjs'
import { root, sources } from './house.js'

const examples = readdirSync(join(root, 'examples/providers'))

describe.each(examples)('the example of a provider for %s', (name) => {
  const own = within(sources, `examples/providers/${name}/src`)

  test('imports nothing but what providers are offered', () => {
    const modules = importsOf(own)
      .filter(({ relative, target }) => !relative && !target.startsWith('node:'))
      .map(({ target }) => target)
    expect(new Set(modules)).toEqual(new Set(['@mediaplug/core/provider']))
  })

  test('has fewer than 150 lines', () => {
    const lines = [...own.values()].map((text) => text.trimEnd().split('\n').length)
    expect(lines.reduce((sum, count) => sum + count)).toBeLessThan(150)
  })
})
