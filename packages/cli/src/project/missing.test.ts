import { expect, test, vi } from 'vitest'
import { noProviders, noSandbox, quoted } from './missing.js'
import { packageFor } from './packages.js'

test.each([
  ['tomoviee/text-to-music', '@mediaplug/provider-tomoviee'],
  ['acme/kite', '@mediaplug/provider-acme'],
  ['text-to-diagram', '@mediaplug/provider-edrawmax'],
  ['text-to-music', '@mediaplug/provider-tomoviee'],
])('%s needs the package %s', (target, name) => {
  expect(packageFor(target)).toBe(name)
})

test.each([
  ['plain/word-1', 'plain/word-1'],
  ['a red kite', "'a red kite'"],
  ["it's", "'it'\\''s'"],
  ['out/{n}', "'out/{n}'"],
  ['', "''"],
])('%j is written as %s', (word, text) => {
  expect(quoted(word)).toBe(text)
})

test('the line that works has all packages that are missing, and what was asked for', () => {
  const argv = ['node', 'mediaplug', 'generate', 'text-to-diagram', 'order, pay', '--sandbox']
  vi.spyOn(process, 'argv', 'get').mockReturnValue(argv)
  const line =
    "npx -p @mediaplug/cli -p @mediaplug/sandbox -p @mediaplug/provider-edrawmax mediaplug generate text-to-diagram 'order, pay' --sandbox"
  expect(noProviders([]).hint).toContain(line)
  expect(noSandbox(['@mediaplug/provider-edrawmax']).hint).toContain(line)
  vi.restoreAllMocks()
})
