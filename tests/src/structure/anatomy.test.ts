import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { within } from '../../../scripts/house/sources.mjs'
import { misnamed, statedAnatomy } from './anatomy.js'
import { architecture, root, sources } from './house.js'

const providers = readdirSync(join(root, 'packages')).filter((name) => name.startsWith('provider-'))

test.each(providers)('%s bears the names of the one anatomy', (provider) => {
  const files = within(sources, `packages/${provider}/src`)
  expect(misnamed(provider, files, statedAnatomy(architecture))).toEqual([])
})

test('a provider that somebody begins bears them too', () => {
  const files = within(sources, 'packages/create-mediaplug-provider/template/src')
  expect(misnamed('provider-acme-studio', files, statedAnatomy(architecture))).toEqual([])
})

test('further names are those of providers that exist', () => {
  const named = statedAnatomy(architecture).further.map(({ provider }) => provider)
  expect(named.filter((provider) => !providers.includes(provider))).toEqual([])
})

describe('the check of the anatomy', () => {
  const anatomy = statedAnatomy(`
### One anatomy for every provider

| name                      | what it holds  |
| ------------------------- | -------------- |
| \`index.ts\`, \`provider.ts\` | what they hold |
| \`models/\` or \`catalogue/\` | the models     |

### Further names

| provider         | name       | why         |
| ---------------- | ---------- | ----------- |
| \`provider-kite\`  | \`storage/\` | it stores   |
`)
  const kite = ['index.ts', 'provider.ts', 'models/kite.ts', 'storage/put.ts']
  const check = (paths: readonly string[], provider = 'provider-kite'): string[] =>
    misnamed(provider, new Map(paths.map((path) => [path, ''])), anatomy)

  test('is content with the stated names', () => {
    expect(check(kite)).toEqual([])
    expect(check([...kite, 'models.ts', 'catalogue.ts'])).toEqual([])
  })

  test('finds a file and a folder of another name', () => {
    expect(check([...kite, 'gateway.ts', 'helpers/models.ts'])).toEqual(['gateway', 'helpers'])
  })

  test('lets no provider use the further name of another', () => {
    expect(check(kite, 'provider-other')).toEqual(['storage'])
  })

  test('finds what is missing', () => {
    expect(check(['index.ts'])).toEqual(['provider is missing', 'storage is missing'])
  })
})
