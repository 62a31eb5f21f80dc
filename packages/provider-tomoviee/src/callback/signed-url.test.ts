import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signUrl, tokenOf } from './signed-url.js'
import { isToken } from './token.js'

test('the query of the URL stays as it was', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      const signed = signUrl(url, 'secret')
      return signed.startsWith(new URL(url).href) && isToken(tokenOf(signed), 'secret')
    }),
  )
})

test.each([
  'https://app.example/hook?a=b+c&d=%20e&f',
  'https://app.example/hook?mediaplug-token=mine',
  'https://app.example/?next=https://other.example/?x=y',
])('the token of %s is found again', (url) => {
  const signed = new URL(signUrl(url, 'secret'))
  expect(signed.href.startsWith(`${url}&mediaplug-token=`)).toBe(true)
  expect(isToken(tokenOf(signed.href), 'secret')).toBe(true)
  expect(isToken(tokenOf(signed.pathname + signed.search), 'secret')).toBe(true)
})

test.each(['', '/', '/hook', '?', '/hook&mediaplug-token=x', '//', '%'])('there is none in %j', (url) => {
  expect(tokenOf(url)).toBe('')
})
