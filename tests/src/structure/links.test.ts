import { describe, expect, test } from 'vitest'
import { listFiles } from '../../../scripts/house/sources.mjs'
import { documents, root } from './house.js'
import { brokenLinks } from './links.js'

/** The site's first page links to pages that are made when the site is built: `npm run test:docs` follows these. */
const site = 'docs/index.md'

test('every link of every Markdown file leads to a file, and to a heading of it', () => {
  const read = new Map([...documents].filter(([path]) => path !== site))
  expect(read.size).toBeGreaterThan(10)
  expect(brokenLinks(read, listFiles(root))).toEqual([])
})

describe('the check of links', () => {
  const files = ['README.md', 'docs/guide.md', 'docs/house.svg', 'packages/core/README.md']
  const broken = (text: string): string[] =>
    brokenLinks(
      new Map([
        ['docs/guide.md', text],
        ['README.md', '# Mediaplug\n\n## What it *promises*, in `code`\n\n## Again\n\n## Again\n'],
        ['packages/core/README.md', '# Core\n\n## After a crash\n\n```sh\n# no heading\n```\n'],
      ]),
      files,
    )

  test.each([
    ['a file', '[it](../README.md)'],
    ['a folder', '[it](../packages/core)'],
    ['a folder with a slash', '[it](../packages/)'],
    ['a picture', '![it](house.svg)'],
    ['a picture in HTML', '<img src="house.svg" width="900">'],
    ['a heading of the same file', '# Here we are\n\n[it](#here-we-are)'],
    ['a heading with marks', '[it](../README.md#what-it-promises-in-code)'],
    ['the second of two equal headings', '[it](../README.md#again-1)'],
    ['a heading of a folder’s README', '[it](../packages/core#after-a-crash)'],
    ['a definition', '[it][ref]\n\n[ref]: ../README.md'],
    ['another site', '[it](https://example.org/none.md) [mail](mailto:a@example.org)'],
    ['an example in code', '`[it](none.md)`\n\n```md\n[it](none.md)\n```'],
  ])('follows a link to %s', (_, text) => {
    expect(broken(text)).toEqual([])
  })

  test.each([
    ['a missing file', '[it](none.md)', 'none.md'],
    ['a missing file in a second link of a line', '[a](guide.md) [b](none.md)', 'none.md'],
    ['a missing picture', '![it](none.svg)', 'none.svg'],
    ['a missing picture in HTML', '<img src="none.svg">', 'none.svg'],
    ['a missing definition', '[it][ref]\n\n[ref]: none.md', 'none.md'],
    ['a missing heading', '[it](../README.md#none)', '../README.md#none'],
    ['a missing heading of the same file', '[it](#none)', '#none'],
    ['a third of two equal headings', '[it](../README.md#again-2)', '../README.md#again-2'],
    ['a heading in code', '[it](../packages/core#no-heading)', '../packages/core#no-heading'],
    ['a heading of a picture', '[it](house.svg#top)', 'house.svg#top'],
    ['a place outside', '[it](../../other/README.md)', '../../other/README.md'],
    ['a link after a code block', '```sh\nls\n```\n\n[it](none.md)', 'none.md'],
  ])('finds a link to %s', (_, text, link) => {
    expect(broken(text)).toEqual([`docs/guide.md: ${link}`])
  })
})
