import { expect, test } from 'vitest'
import { signingKey } from './signing-key.js'

test('the key of a day and a region is derived once', () => {
  expect(signingKey('secret', '20250131', 'cn-beijing')).toBe(signingKey('secret', '20250131', 'cn-beijing'))
})

test('another day, region or secret has another key', () => {
  const keys = [
    signingKey('secret', '20250131', 'cn-beijing'),
    signingKey('secret', '20250201', 'cn-beijing'),
    signingKey('secret', '20250131', 'cn-shanghai'),
    signingKey('secret2', '20250131', 'cn-beijing'),
  ]
  expect(new Set(keys.map((key) => key('text'))).size).toBe(4)
})

test('only the last keys are kept', () => {
  const first = signingKey('secret', '20250101', 'cn-beijing')
  for (let index = 0; index < 32; index++) signingKey(`secret-${index}`, '20250101', 'cn-beijing')
  const again = signingKey('secret', '20250101', 'cn-beijing')
  expect(again).not.toBe(first)
  expect(again('text')).toBe(first('text'))
})
