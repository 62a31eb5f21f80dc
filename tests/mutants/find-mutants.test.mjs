import { expect, test } from 'vitest'
import { findMutants } from './find-mutants.mjs'

const changes = (source) => findMutants(source).map(({ from, to }) => [from, to])

test.each([
  ['const a = b < c', ['const a = b <= c', 'const a = b >= c']],
  ['const a = b === c', ['const a = b !== c']],
  ['const a = b + c', ['const a = b - c']],
  ['const a = b && c', ['const a = b', 'const a = c']],
  ['const a = b ?? c', ['const a = b', 'const a = c']],
  ['const a = !b', ['const a = b']],
  ['const a = b?.c?.[d]', ['const a = b.c?.[d]', 'const a = b?.c[d]']],
  ['const a = b?.()', ['const a = b()']],
  ['const a = 0', ['const a = 1']],
  ['const a = 9', ['const a = 10']],
  ['const a = 30_000', ['const a = 0']],
  ['const a = true', ['const a = false']],
  ['a += b', ['', 'a -= b']],
  ['a ??= b', ['', 'a = b']],
  ['a++', ['', 'a--']],
  ['a(b)', ['']],
  ['a.catch(b)', ['', 'a']],
  ['if (a) b()', ['if (true) b()', 'if (false) b()', 'if (a) ;']],
  ['if (a === b) throw c', ['if (true) throw c', 'if (false) throw c']],
  ['while (a) b = c', ['while (false) b = c', 'while (a) ;']],
  ['const a = Math.min(b, c)', ['const a = Math.max(b, c)']],
  ['const a = { b, c }', ['const a = { c }', 'const a = { b }']],
  ['const a = [b, ...c]', ['const a = [...c]', 'const a = [b]']],
  ['const a = { b,\n}', ['const a = {']],
  ['const a = async () => await b', ['const a = async () => undefined', 'const a = async () => b']],
  ['function a() { return b }', ['function a() { return undefined }']],
])('%s', (source, mutants) => {
  expect(changes(source).map(([, to]) => to)).toEqual(mutants)
})

test.each([
  "import a from 'b'",
  "export { a } from 'b'",
  'type A = { b: 1 }',
  'interface A { b: true }',
  "const a = 'b' + c",
  'const a = `b`',
  'process.kill(a, 0)',
  'const a = b.c',
  'const a = { b() {}, c: () => {}, d: undefined }',
  "'use strict'",
  'const a = b as 1',
])('nothing is changed in: %s', (source) => {
  const statement = source.startsWith('process.kill')
  expect(changes(source).filter(([, to]) => !statement || to !== '')).toEqual([])
})

test('a change is told by the lines that it touches', () => {
  const source = 'const a = {\n  b,\n  c,\n}\n'
  expect(findMutants(source).map(({ line, from, to }) => ({ line, from, to }))).toEqual([
    { line: 2, from: 'b,', to: '' },
    { line: 3, from: 'c,', to: '' },
  ])
})

test('places count in what comes before them, whatever characters those are', () => {
  const [mutant] = findMutants("const words = 'é😀'\nconst a = b < c\n")
  expect(mutant).toMatchObject({ line: 2, to: 'const a = b <= c' })
})
