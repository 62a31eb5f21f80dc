import { expect, test } from 'vitest'
import { createCarried } from './sent-credentials.js'

test('an authorization is a secret, with its scheme and without', () => {
  const carried = createCarried()
  carried.add({ Authorization: 'Basic bXkta2V5OnNlY3JldA==', 'x-region': 'ap-singapore' })
  expect(carried.secrets()).toEqual(['Basic bXkta2V5OnNlY3JldA==', 'bXkta2V5OnNlY3JldA=='])
})

test('a signature that the vendor may quote alone is one too', () => {
  const carried = createCarried()
  carried.add({ authorization: 'TC3-HMAC-SHA256 Credential=AKID/x, SignedHeaders=host, Signature=0123abcd' })
  expect(carried.secrets()).toContain('0123abcd')
})

test('the latest are kept, and not more than sixty', () => {
  const carried = createCarried()
  for (let index = 0; index < 100; index++) carried.add({ authorization: `Bearer token-${index}` })
  expect(carried.secrets()).toHaveLength(60)
  expect(carried.secrets()).toContain('token-99')
})
