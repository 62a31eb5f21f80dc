import { afterEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { credential, optionalCredential } from './credential.js'
import { defineProvider } from './define-provider.js'

afterEach(() => vi.unstubAllEnvs())

const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({
    apiKey: credential('ACME_STATE_KEY'),
    token: optionalCredential('ACME_STATE_TOKEN'),
  }),
  baseUrl: 'https://acme.example',
  downloads: { hosts: [] },
  models: () => ({}),
})

test('a provider tells where each credential comes from, and no value', () => {
  vi.stubEnv('ACME_STATE_TOKEN', 'token-0123456789')
  const fetch = vi.fn(() => 'sk-0123456789')
  const states = acme({ apiKey: fetch }).credentials?.()
  expect(states).toEqual([
    { variable: 'ACME_STATE_KEY', from: 'settings', isOptional: false },
    { variable: 'ACME_STATE_TOKEN', from: 'environment', isOptional: true },
  ])
  expect(fetch).not.toHaveBeenCalled()
})

test('one that is nowhere is told so until it is set', () => {
  const provider = acme()
  const from = () => provider.credentials?.().map((state) => state.from)
  expect(from()).toEqual(['nowhere', 'nowhere'])
  vi.stubEnv('ACME_STATE_KEY', 'sk-0123456789')
  expect(from()).toEqual(['environment', 'nowhere'])
})

test('a factory says whose it is', () => {
  expect({ id: acme.id, title: acme.title }).toEqual({ id: 'acme', title: 'Acme' })
})
