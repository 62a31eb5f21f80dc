import { expect, test } from 'vitest'
import { rewriteLinks } from './rewrite-links.js'

const up = (markdown: string): string => rewriteLinks(markdown, (link) => link.toUpperCase())

test.each([
  ['a link', '[a](b.md)', '[a](B.MD)'],
  ['two links of a line', '[a](b) and [c](d)', '[a](B) and [c](D)'],
  ['a link whose text is code', '[`a`](b)', '[`a`](B)'],
  ['a link whose text has brackets', '[a[0]](b)', '[a[0]](B)'],
  ['a link with a title', '[a](b "c")', '[a](B "c")'],
  ['a picture', '![a](b.svg)', '![a](B.SVG)'],
  ['a definition', '[a]: b.md', '[a]: B.MD'],
  ['a picture in HTML', '<img src="b.svg">', '<img src="B.SVG">'],
])('%s is written anew', (_, markdown, written) => {
  expect(up(markdown)).toBe(written)
})

test.each([
  ['in a code block', '```md\n[a](b)\n```'],
  ['in an indented code block of a list', '- it\n\n  ```md\n  [a](b)\n  ```'],
  ['in code', '`[a](b)`'],
])('a link %s stays as it is', (_, markdown) => {
  expect(up(markdown)).toBe(markdown)
})

test('a link that leads nowhere becomes its text, and a picture goes', () => {
  expect(rewriteLinks('see [a file](b.ts) ![c](d.png)', () => undefined)).toBe('see a file ')
})
