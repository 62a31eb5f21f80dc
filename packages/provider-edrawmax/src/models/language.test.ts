import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languageCode } from './language.js'

test.each([
  ['en', 'en'],
  ['en-US', 'en'],
  ['zh', 'cn'],
  ['zh-CN', 'cn'],
  ['zh-Hans', 'cn'],
  ['zh-TW', 'tw'],
  ['zh-Hant', 'tw'],
  ['zh-HK', 'tw'],
  ['ja', 'jp'],
  ['ko-KR', 'kr'],
  ['es', 'es'],
  ['fr', 'fr'],
  ['de-AT', 'de'],
  ['it', 'it'],
  ['pt-BR', 'pt'],
  ['ru', 'ru'],
  ['id', 'id'],
  ['cn', 'cn'],
  ['jp', 'jp'],
  ['KR', 'kr'],
  ['tw', 'tw'],
])('%s is %s at the vendor', (tag, code) => {
  expect(languageCode(tag)).toBe(code)
})

test.each(['sv', 'jp-JP', 'cn-CN', 'english', '', 'en_US', '-'])("the vendor has no language '%s'", (tag) => {
  expect(languageCode(tag)).toBeUndefined()
})

test('any text is a code of the vendor or none', () => {
  fc.assert(fc.property(fc.string(), (tag) => /^[a-z]{2}$/.test(languageCode(tag) ?? 'no')))
})
