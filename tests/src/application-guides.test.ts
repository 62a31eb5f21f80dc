import * as offered from '@mediaplug/core/provider'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { volcTos } from '@mediaplug/provider-volc-tos'
import { expect, test } from 'vitest'
import { within } from '../../scripts/house/sources.mjs'
import { documents, sources } from './structure/house.js'

const guide = (name: string): string => documents.get(`docs/guides/${name}.md`) ?? ''

/** What stands in backticks in the first cells of a guide's rows. */
const rowsOf = (name: string): string[] =>
  [...guide(name).matchAll(/^\| `([^`]+)` \|/gm)].map(([, first = '']) => first)

test('whoever chooses a model finds every capability', () => {
  const capabilities = Object.values(offered).flatMap((value) =>
    typeof value === 'object' && 'id' in value && 'output' in value ? [value.id] : [],
  )
  const rows = rowsOf('choosing-a-model').filter((name) => name.includes('-'))
  expect(rows.toSorted()).toEqual(capabilities.toSorted())
})

test('whoever begins finds the variables of each vendor’s key', () => {
  const providers = [edrawmax(), mediaio(), tencent(), tomoviee(), volcTos({ bucket: 'my-pictures' })]
  for (const provider of providers) {
    const needed = (provider.credentials?.() ?? []).filter(({ isOptional }) => !isOptional)
    const [row] = guide('getting-started').match(new RegExp(`^.*provider-${provider.id}\`.*$`, 'm')) ?? []
    expect(row?.match(/`[A-Z_]+`/g) ?? []).toEqual(needed.map(({ variable }) => `\`${variable}\``))
  }
})

test('whoever watches finds every channel', () => {
  const code = [...within(sources, 'packages/core/src').values()].join('\n')
  const channels = [...code.matchAll(/\bchannel\('([^']+)'\)/g)].map(([, name = '']) => name)
  expect(channels).not.toEqual([])
  const rows = rowsOf('reliability').filter((name) => name.startsWith('mediaplug.'))
  expect(rows.toSorted()).toEqual(channels.toSorted())
})
