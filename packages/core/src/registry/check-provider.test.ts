import { expect, test } from 'vitest'
import * as z from 'zod'
import { textToImage } from '../capability/image.js'
import { createClient } from '../client/create-client.js'
import { contractNumber } from '../contract/contract-number.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import { checkProvider } from './check-provider.js'

const model = (input: z.ZodType<{ prompt: string }, { prompt: string }>) =>
  defineModel({
    title: 'Kite',
    capability: textToImage,
    input,
    start: async () => ({ ref: '1' }),
    poll: async () => ({ state: 'running' }),
  })

const provider = (id: string, name: string, input: z.ZodType<{ prompt: string }, { prompt: string }>) =>
  defineProvider({
    id,
    title: 'Acme',
    settings: z.strictObject({}),
    baseUrl: 'https://acme.example',
    downloads: { hosts: [] },
    models: () => ({ [name]: model(input) }),
  })()

const strict = z.strictObject({ prompt: z.string() })

test.each([
  ['Acme Corp', 'kite'],
  ['acme/corp', 'kite'],
  ['acme', 'kling:1.6/pro'],
  ['acme', ''],
  ['acme', '/kite'],
  ['acme', 'kite/'],
  ['acme', 'kite//fast'],
  ['acme', 'kite/../fast'],
  ['acme', '.'],
])('a provider %s with a model %s is refused: no handle could carry the names', (id, name) => {
  expect(() => checkProvider(provider(id, name, strict))).toThrow('letters, digits, dots, dashes')
})

test('a model whose input drops unknown fields in silence is refused', () => {
  const dropping = provider('acme', 'kite', z.object({ prompt: z.string() }))
  expect(() => checkProvider(dropping)).toThrow('acme/kite: its input drops unknown fields in silence')
})

test.each(['kite', 'kite-1.0_b', 'fal-ai/flux/dev', '.hidden/..kite'])('a model %s is taken', (name) => {
  expect(() => checkProvider(provider('acme', name, strict))).not.toThrow()
})

test.each([
  ['a strict object', strict],
  ['a refined strict object', strict.refine(() => true)],
  ['an object that passes unknown fields on', z.looseObject({ prompt: z.string() })],
])('a model whose input is %s is taken', (_kind, input) => {
  expect(() => checkProvider(provider('acme', 'kite-1.0_b', input))).not.toThrow()
})

test('a provider that is written for a newer core is refused by name, with the remedy', () => {
  const usual = provider('acme', 'kite', strict)
  expect(usual.contract).toBe(contractNumber)
  expect(() => createClient({ providers: [{ ...usual, contract: contractNumber + 1 }] })).toThrow(
    expect.objectContaining({
      code: 'unsupported',
      provider: 'acme',
      message: `The provider 'acme' is written for contract ${contractNumber + 1} of @mediaplug/core, and this version knows ${contractNumber}: update @mediaplug/core, or use an earlier version of the provider's package.`,
    }),
  )
})

test('a definition may name the contract that it needs, whatever core stamps', () => {
  const define = (contract: number) =>
    defineProvider({
      id: 'acme',
      title: 'Acme',
      contract,
      settings: z.strictObject({}),
      baseUrl: 'https://api.acme.example',
      downloads: { hosts: [] },
      models: () => ({}),
    })()
  expect(() => checkProvider(define(contractNumber))).not.toThrow()
  expect(() => checkProvider(define(contractNumber + 1))).toThrow(/update @mediaplug\/core/)
})

test('a provider of an earlier core, which has no number, is taken', () => {
  const { contract, ...earlier } = provider('acme', 'kite', strict)
  expect(contract).toBeDefined()
  expect(() => checkProvider(earlier)).not.toThrow()
})

test('a model whose capability names a field as notes are named is refused, however it was defined', () => {
  const usual = provider('acme', 'kite', strict)
  const output = textToImage.output.extend({ usage: z.string() })
  const models = { kite: { ...usual.models.kite, capability: { ...textToImage, output } } }
  expect(() => checkProvider(Object.assign({ ...usual }, { models }))).toThrow(
    "acme/kite: the output of its capability has 'usage', which is taken for what a vendor tells besides: give the field another name.",
  )
})
