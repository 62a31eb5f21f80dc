import { createClient } from '@mediaplug/core'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { describe, expect, test } from 'vitest'
import { documents } from './structure/house.js'

const guide = documents.get('docs/guides/tomoviee.md') ?? ''
const readme = documents.get('packages/provider-tomoviee/README.md') ?? ''

const { models } = createClient({ providers: [tomoviee()] })
const { cameraMove } = models.find(({ id }) => id === 'tomoviee/text-to-video')?.jsonSchema.properties ?? {}
const moves = cameraMove?.anyOf?.[0]?.enum as readonly string[]
const indexed = moves.map((name, place) => [place + 1, name])

/** What stands in a document as an index and a name, in the order of the index. */
function listedIn(document: string, entry: RegExp): readonly (readonly [number, string])[] {
  return [...document.matchAll(entry)]
    .map(({ groups }) => [Number(groups?.index), groups?.name ?? ''] as const)
    .sort(([one], [other]) => one - other)
}

describe('whoever looks for a camera move of Tomoviee finds all 46, with the vendor’s index', () => {
  test('in the README, by the index', () => {
    expect(indexed).toHaveLength(46)
    expect(listedIn(readme, /(?<index>\d+) \| `(?<name>[^`]+)`/g)).toEqual(indexed)
  })

  test('in the guide, by what they are good for', () => {
    const [, section = ''] = guide.split('## Camera moves')
    expect(listedIn(section, /`(?<name>[^`]+)` (?<index>\d+)(?=,| *\|)/g)).toEqual(indexed)
  })
})

test('the guide has each capacity of Tomoviee beside its model', () => {
  const rows = guide.match(/^\| `tm_.+$/gm) ?? []
  expect(rows.map((row) => /`(tomoviee\/[\w-]+)`/.exec(row)?.[1]).sort()).toEqual(
    models.map(({ id }) => id).sort(),
  )
})
