import { expect, test } from 'vitest'
import { markdownPage } from './markdown-page.js'

const written = (body: string): string =>
  markdownPage({ file: 'guides/kite.md', place: 'guides/kite.md', title: 'Kites', description: '', body })

test('a page begins with its title, also where only its head has one', () => {
  expect(written('# A kite\n\nIt flies.')).toBe('# A kite\n\nIt flies.\n')
  expect(written('It flies.')).toBe('# Kites\n\nIt flies.\n')
})

test('links are those of the site, and lead to Markdown', () => {
  const body =
    '# A\n\n[b](tasks.md#many) [c](../promises.md) [d](/models/tomoviee/text-to-video) [e](/models/)'
  expect(written(body)).toContain(
    '[b](/guides/tasks.md#many) [c](/promises.md) [d](/models/tomoviee/text-to-video.md) [e](/models/index.md)',
  )
})

test('what only the site understands is left out, but for what code shows of it', () => {
  const body = [
    '# A {#a}',
    '<div class="x">',
    '::: code-group',
    '```ts [TypeScript]\n<div class="x">\n```',
    ':::',
    '</div>',
    '[b](/c.txt){target="_blank"}',
  ].join('\n\n')
  expect(written(body)).toBe('# A\n\n```ts\n<div class="x">\n```\n\n[b](/c.txt)\n')
})
