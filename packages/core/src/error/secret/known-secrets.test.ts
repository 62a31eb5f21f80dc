import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { knownSecrets } from './known-secrets.js'

const secret = 'sk-known-0123456789'

describe('the secrets of a process', () => {
  test('are one store for all copies of core', async () => {
    vi.resetModules()
    const { knownSecrets: ofAnotherCopy } = await import('./known-secrets.js')
    ofAnotherCopy.remember(secret)
    expect(knownSecrets.hide(`no such key: ${secret}`)).toBe('no such key: [hidden]')
  })

  test('can neither be listed nor printed', () => {
    knownSecrets.remember(secret)
    const store: unknown = Reflect.get(globalThis, Symbol.for('mediaplug.secrets'))
    for (const value of [store, knownSecrets]) {
      expect(inspect(value, { depth: 9, showHidden: true })).not.toContain(secret)
      expect(JSON.stringify(value)).not.toContain(secret)
    }
  })

  test('of a request are read out only when something is to be hidden', () => {
    const authorization = vi.fn(() => 'Bearer derived-0123456789')
    const headers = Object.defineProperty({}, 'authorization', { enumerable: true, get: authorization })
    knownSecrets.noteSent(headers)
    expect(authorization).not.toHaveBeenCalled()
    expect(knownSecrets.hide('it is derived-0123456789')).toBe('it is [hidden]')
    expect(authorization).toHaveBeenCalledOnce()
    knownSecrets.hide('once more')
    expect(authorization).toHaveBeenCalledOnce()
  })

  test('of the last hundreds of requests are known, and not more are kept', () => {
    for (let index = 0; index < 5_000; index++)
      knownSecrets.noteSent({ authorization: `Bearer token-${index}-x` })
    expect(knownSecrets.hide('token-4999-x token-4600-x')).toBe('[hidden] [hidden]')
    expect(knownSecrets.hide('token-1-x')).toBe('token-1-x')
  })

  test('keep thousands of values of one that changes', () => {
    for (let index = 0; index < 5_000; index++) knownSecrets.remember(`rotating-${index}-0123456789`)
    expect(knownSecrets.hide('rotating-0-0123456789, rotating-4999-0123456789')).toBe('[hidden], [hidden]')
  })
})
