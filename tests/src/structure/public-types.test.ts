import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './house.js'

const core = join(root, 'packages/core/dist')

/** The modules of others that a package's entries lead to by the types that they export, as built. */
function foreignModules(entries: readonly string[]): string[] {
  const files = new Set(entries.map((entry) => join(core, entry)))
  const foreign = new Set<string>()
  // A set visits what is added meanwhile, too.
  for (const file of files) {
    const code = readFileSync(file, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '')
    for (const [, name = ''] of code.matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]/g)) {
      if (!name.startsWith('.')) foreign.add(name)
      else files.add(join(dirname(file), name.replace(/\.js$/, '.d.ts')))
    }
  }
  return [...foreign]
}

test('the types of core need neither undici nor types of Node', () => {
  expect(foreignModules(['index.d.ts', 'provider.d.ts', 'remote.d.ts'])).toEqual(['zod'])
})
