import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { docs } from './folders.js'
import { sections } from './readers.js'
import { guideSidebar } from './sidebar.js'

const guidesInFolder = readdirSync(join(docs, 'guides'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `guides/${name.slice(0, -3)}`)
  .toSorted()
const pages = sections.flatMap(({ entries }) => entries.map(({ page }) => page))
const shown = guideSidebar().flatMap(({ items = [] }) => items.map(({ text = '' }) => text))

test('the menu names each page once', () => {
  expect(pages).toEqual([...new Set(pages)])
  expect(shown).toEqual([...new Set(shown)])
})

test('the menu names every guide, and none that is not there', () => {
  const guides = pages.filter((page) => page.startsWith('guides/'))
  expect(guides.toSorted()).toEqual(guidesInFolder)
})

test('the menu calls a guide as the guide calls itself', () => {
  expect(shown).toContain('With the Vercel AI SDK')
  expect(shown).toContain('From a terminal')
})
