import { describe, expect, test } from 'vitest'
import { importsOf, modulesNamed } from '../../../scripts/house/imports.mjs'

describe('a file names another', () => {
  test.each([
    ["import { a } from './a.js'"],
    ["import './a.js'"],
    ["import * as a from './a.js'"],
    ["import type { A } from './a.js'"],
    ["import { type A } from './a.js'"],
    ["import {\n  type A,\n  b,\n} from './a.js'"],
    ["export { a } from './a.js'"],
    ["export type { A } from './a.js'"],
    ["export * from './a.js'"],
    ["export * as a from './a.js'"],
    ["const a = await import('./a.js')"],
    ["async function late() {\n  return (await import('./a.js')).a\n}"],
    ["type A = import('./a.js').A"],
    ["const a = (await import('./a.js')) as typeof import('./a.js')"],
  ])('in %j', (text) => {
    expect(new Set(modulesNamed('b.ts', text))).toEqual(new Set(['./a.js']))
  })
})

test.each([
  ['in a comment', "// import { a } from './a.js'"],
  ['in an example', "/**\n * ```ts\n * import { a } from './a.js'\n * ```\n */\nexport const b = 1"],
  ['in a string', 'export const text = "import { a } from \'./a.js\'"'],
  ['as a local export', 'const a = 1\nexport { a }'],
])('a file that is named %s is not imported', (_, text) => {
  expect(modulesNamed('b.ts', text)).toEqual([])
})

test('a file that cannot be read is refused, since nothing can be said of it', () => {
  expect(() => modulesNamed('b.ts', 'import {')).toThrow('b.ts')
})

test('a relative import leads to a source, any other to a module', () => {
  const files = new Map([
    ['task/task.ts', "import '../time/sleep.js'\nimport type { Dispatcher } from 'undici'"],
    ['time/sleep.ts', ''],
  ])
  expect(importsOf(files)).toEqual([
    { file: 'task/task.ts', relative: true, target: 'time/sleep.ts' },
    { file: 'task/task.ts', relative: false, target: 'undici' },
  ])
})
