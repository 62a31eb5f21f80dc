import { parseAst } from 'rolldown/parseAst'
import { expect, test } from 'vitest'
import { defer } from '../../../scripts/bundle/deferred.mjs'

const from = "import { defineProvider, z } from '@mediaplug/core/provider'"

/** What becomes of a module of a provider, without its imports and the helper. */
function deferred(...lines: readonly string[]): string[] {
  const code = [from, ...lines].join('\n')
  return defer(code, parseAst(code)).split('\n').slice(-lines.length)
}

test('a schema is made when a function first reads it', () => {
  expect(deferred('const word = z.string()', 'const read = (text) => word.parse(text)')).toEqual([
    'const word = deferred(() => (z.string()))',
    'const read = (text) => word().parse(text)',
  ])
})

test('so is what is made of schemas, by whatever function', () => {
  expect(
    deferred(
      'const word = z.string()',
      'function list(of) { return z.array(of) }',
      'const words = list(word)',
    ),
  ).toEqual([
    'const word = deferred(() => (z.string()))',
    'function list(of) { return z.array(of) }',
    'const words = deferred(() => (list(word())))',
  ])
})

test('a property that is named as a schema, in short, keeps its name', () => {
  expect(
    deferred('const word = z.string()', 'const fields = () => ({ word, other: word, words: 1 })'),
  ).toEqual([
    'const word = deferred(() => (z.string()))',
    'const fields = () => ({ word: word(), other: word(), words: 1 })',
  ])
})

test('another thing by the same name is left alone', () => {
  const others = [
    'const first = (word) => word',
    'const second = ({ word }) => word',
    'const third = () => { const word = 1; return word }',
    'const fourth = (message) => message.word',
    'class Fifth { word = 1; sixth() { try {} catch (word) { return word } } }',
    'for (const word of []) console.log(word)',
  ]
  expect(deferred('const word = z.string()', ...others).slice(1)).toEqual(others)
})

test('what is exported, and what has nothing of core, is made at once', () => {
  const lines = ['const word = z.string()', 'const seconds = [5, 10].map(String)', 'export { seconds, word }']
  expect(deferred(...lines)).toEqual(lines)
})

test('the settings of a provider are made when core reads them', () => {
  const lines = ["const acme = defineProvider({ id: 'acme', settings: z.object(fields) })", 'export { acme }']
  expect(deferred('const fields = { word: z.string() }', ...lines)).toEqual([
    'const fields = deferred(() => ({ word: z.string() }))',
    "const acme = defineProvider({ id: 'acme', get settings() { return z.object(fields()) } })",
    'export { acme }',
  ])
})
