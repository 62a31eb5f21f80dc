import { expect, test } from 'vitest'
import { importsOf } from '../../../scripts/house/imports.mjs'
import { circlesOf } from './circles.js'
import { sources } from './house.js'

test('no files import each other in a circle, types included', () => {
  expect(circlesOf(importsOf(sources))).toEqual([])
})

const circlesIn = (files: Record<string, string>): string[] =>
  circlesOf(importsOf(new Map(Object.entries(files))))

test.each([
  ['of two files', { 'a.ts': "import './b.js'", 'b.ts': "import './a.js'" }, ['a.ts → b.ts → a.ts']],
  ['of a file alone', { 'a.ts': "import './a.js'" }, ['a.ts → a.ts']],
  [
    'closed by a type',
    { 'b.ts': "import type { A } from './a.js'", 'a.ts': "export { b } from './b.js'" },
    ['a.ts → b.ts → a.ts'],
  ],
  [
    'through folders, entered from outside',
    {
      'index.ts': "import './x/a.js'",
      'x/a.ts': "import '../y/b.js'",
      'y/b.ts': "import './c.js'",
      'y/c.ts': "type A = import('../x/a.js').A",
    },
    ['x/a.ts → y/b.ts → y/c.ts → x/a.ts'],
  ],
])('the check finds a circle %s', (_, files, circles) => {
  expect(circlesIn(files)).toEqual(circles)
})

test('the check knows that two ways to one file are no circle', () => {
  const files = {
    'a.ts': "import './b.js'\nimport './c.js'",
    'b.ts': "import './c.js'",
    'c.ts': "import 'undici'",
  }
  expect(circlesIn(files)).toEqual([])
})
