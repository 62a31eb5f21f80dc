import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { redact } from '../error/redact.js'
import { createLookup } from './lookup.js'
import { createRevealing } from './reveal.js'

const variable = 'ACME_REVEAL_KEY'
beforeEach(() => void vi.stubEnv(variable, undefined))
afterEach(() => void vi.unstubAllEnvs())

describe('the credentials of a provider are looked up', () => {
  test('once, wherever they come from', async () => {
    const vault = vi.fn(async () => 'sk-vault-0123456789')
    vi.stubEnv(variable, 'sk-environment-0123456789')
    const { reveal, secrets } = createRevealing([
      createLookup(vault, variable),
      createLookup(undefined, variable),
    ])
    expect(secrets()).toEqual([])
    await Promise.all([reveal(), reveal()])
    await reveal()
    expect(vault).toHaveBeenCalledOnce()
    expect(secrets()).toEqual(['sk-vault-0123456789', 'sk-environment-0123456789'])
    expect(redact('sk-vault-0123456789 sk-environment-0123456789')).toBe('[hidden] [hidden]')
  })

  test('not again where a request has looked them up', async () => {
    const vault = vi.fn(async () => 'sk-vault-0123456789')
    const lookup = createLookup(vault, variable)
    await lookup.find()
    await createRevealing([lookup]).reveal()
    expect(vault).toHaveBeenCalledOnce()
  })

  test('without an error where there are none, and not again', async () => {
    const { reveal, secrets } = createRevealing([createLookup(undefined, variable)])
    await reveal()
    vi.stubEnv(variable, 'sk-environment-0123456789')
    await reveal()
    expect(secrets()).toEqual([])
  })

  test('without an error where one cannot be fetched, and then again', async () => {
    const sealed = vi.fn<() => Promise<string>>()
    sealed.mockRejectedValueOnce(new Error('the vault is sealed')).mockResolvedValueOnce('sk-late-0123456789')
    const other = createLookup('sk-other-0123456789', variable)
    const { reveal, secrets } = createRevealing([createLookup(sealed, variable), other])
    await expect(reveal()).resolves.toBeUndefined()
    expect(secrets()).toEqual(['sk-other-0123456789'])
    await reveal()
    expect(secrets()).toEqual(['sk-late-0123456789', 'sk-other-0123456789'])
  })

  test('without an error where one throws at once', async () => {
    const throwing = createLookup(() => {
      throw new Error('no vault')
    }, variable)
    await expect(createRevealing([throwing]).reveal()).resolves.toBeUndefined()
  })
})

test('with nothing left to look up, no promise is made', async () => {
  const { reveal } = createRevealing([createLookup('sk-other-0123456789', variable)])
  await reveal()
  expect(reveal()).toBe(createRevealing([]).reveal())
})
