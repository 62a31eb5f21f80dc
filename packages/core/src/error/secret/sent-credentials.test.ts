import { expect, test } from 'vitest'
import { sentCredentials } from './sent-credentials.js'

test('an authorization is a secret, with its scheme and without', () => {
  const headers = { Authorization: 'Basic bXkta2V5OnNlY3JldA==', 'x-region': 'ap-singapore' }
  expect([...sentCredentials(headers)]).toEqual(['Basic bXkta2V5OnNlY3JldA==', 'bXkta2V5OnNlY3JldA=='])
})

test('a signature that the vendor may quote alone is one too', () => {
  const authorization = 'TC3-HMAC-SHA256 Credential=AKID/x, SignedHeaders=host, Signature=0123abcd'
  expect([...sentCredentials({ authorization })]).toContain('0123abcd')
})

test.each(['x-api-key', 'Cookie', 'x-session-token', 'X-Signature', 'x-auth', 'apikey'])(
  'what the header %s carries is a secret',
  (name) => {
    expect([...sentCredentials({ [name]: 'k-0123456789' })]).toEqual(['k-0123456789'])
  },
)

test.each(['x-date', 'content-type', 'host', 'accept', 'x-signature-method', 'x-token-type'])(
  'what the header %s carries is none',
  (name) => {
    expect([...sentCredentials({ [name]: 'k-0123456789' })]).toEqual([])
  },
)

test('a header that is no text is passed over', () => {
  expect([...sentCredentials({ authorization: undefined, cookie: 7 })]).toEqual([])
})
