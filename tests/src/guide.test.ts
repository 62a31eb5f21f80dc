import { join } from 'node:path'
import * as offered from '@mediaplug/core/provider'
import { describe, expect, test } from 'vitest'
import {
  applyDiff,
  guide,
  readBlocks,
  readStages,
  stagesOf,
  writeStages,
} from '../../scripts/guide/stages.mjs'
import { documents } from './structure/house.js'

const stages = readStages()
const [begun, explained, ...later] = stages

test('the guide shows the sources that a new package begins with, as they are', () => {
  expect(explained).toEqual(begun)
})

test('the guide names every capability that core has', () => {
  const capabilities = Object.entries(offered).filter(
    ([, value]) => typeof value === 'object' && 'id' in value && 'output' in value,
  )
  const markdown = documents.get(guide) ?? ''
  expect(capabilities.length).toBeGreaterThan(0)
  expect(capabilities.map(([name]) => name).filter((name) => !markdown.includes(`\`${name}\``))).toEqual([])
})

test('the guide goes on from there', () => {
  expect(later.length).toBeGreaterThan(0)
})

/** The tests that a stage has and the one before it has not: what was green there takes no second run here. */
const newTests = (index: number): string[] => {
  const [before, files] = stages.slice(index - 1)
  return [...(files ?? [])]
    .filter(([path, text]) => path.endsWith('.test.ts') && before?.get(path) !== text)
    .map(([path]) => path)
}

// The first two stages are the template, whose tests stand beside it.
for (const [index, folder] of writeStages().entries()) {
  if (index < 2) continue
  describe(`what a reader of the guide has at stage ${index + 1}`, async () => {
    for (const path of newTests(index)) await import(join(folder, path))
  })
}

describe('the reading of a guide', () => {
  const markdown = [
    '**`a.ts`**\n\n```ts\none\ntwo\n```\n',
    '```sh\nnpm test\n```\n',
    '**`b.ts`**\n\n```ts\nthree\n```\n\n**`a.ts`**\n\n```diff\n one\n-two\n+2\n```\n',
    '```sh\ncd b\nnpm test\n```\n',
  ].join('\nWords.\n')

  test('gives the files at each run of the tests', () => {
    expect(stagesOf(readBlocks(markdown), new Map([['c.ts', 'c\n']])).map((files) => [...files])).toEqual([
      [
        ['c.ts', 'c\n'],
        ['a.ts', 'one\ntwo\n'],
      ],
      [
        ['c.ts', 'c\n'],
        ['a.ts', 'one\n2\n'],
        ['b.ts', 'three\n'],
      ],
    ])
  })

  test.each([
    { what: 'is nowhere', text: 'two\n' },
    { what: 'is there twice', text: 'one\n\none\n' },
  ])('refuses a change of what $what', ({ text }) => {
    expect(() => applyDiff('a.ts', text, ' one\n+two\n')).toThrow('a.ts has not once')
  })
})
