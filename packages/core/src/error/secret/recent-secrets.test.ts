import { describe, expect, test } from 'vitest'
import { hide } from './hide.js'
import { RecentSecrets } from './recent-secrets.js'

const keyOf = (index: number): string => `sk-${String(index).padStart(7, '0')}`
const isKnown = (secrets: RecentSecrets, secret: string): boolean =>
  hide(secret, secrets.indices) === '[hidden]'

describe('recent secrets', () => {
  test('are found, those that were added after a search too', () => {
    const secrets = new RecentSecrets(100)
    for (let index = 0; index < 10; index++) {
      expect(isKnown(secrets, keyOf(index))).toBe(false)
      secrets.add(keyOf(index))
      expect(isKnown(secrets, keyOf(index))).toBe(true)
    }
    expect(isKnown(secrets, keyOf(0))).toBe(true)
  })

  test('are forgotten when there are too many newer ones, not before', () => {
    const secrets = new RecentSecrets(100)
    for (let index = 0; index < 1_005; index++) secrets.add(keyOf(index))
    for (let index = 995; index < 1_005; index++) expect(isKnown(secrets, keyOf(index))).toBe(true)
    expect(isKnown(secrets, keyOf(970))).toBe(false)
  })

  test('are not pushed out by one that is used again and again', () => {
    const secrets = new RecentSecrets(100)
    secrets.add(keyOf(0))
    for (let uses = 0; uses < 1_000; uses++) secrets.add('sk-in-use')
    expect(isKnown(secrets, keyOf(0))).toBe(true)
  })

  test('stay while they are used, whatever else comes', () => {
    const secrets = new RecentSecrets(100)
    for (let index = 0; index < 1_000; index++) {
      secrets.add(keyOf(index))
      if (index % 5 === 0) secrets.add('sk-in-use')
    }
    expect(isKnown(secrets, 'sk-in-use')).toBe(true)
  })
})
