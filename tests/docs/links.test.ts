import { expect, test } from 'vitest'
import { base } from '../../docs/dist/site/address.js'
import { files, read } from './output.js'

const names = (text: string): Set<string> =>
  new Set([...text.matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, name = '']) => decode(name)))

const decode = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')

const anchors = new Map<string, Set<string>>()

/** The file that a path of the site is answered with. */
function fileOf(path: string): string | undefined {
  const plain = decodeURIComponent(path).replace(/\/$/, '')
  const index = plain === '' ? 'index.html' : `${plain}/index.html`
  return [plain, `${plain}.html`, index].find((name) => files.has(name))
}

/** What is wrong with a link of the file `from`, if anything. */
function fault(link: string, from: string): string | undefined {
  if (/^(https?:|mailto:|data:|javascript:|blob:)/.test(link)) return undefined
  const url = new URL(link, `http://site${base}${from}`)
  if (!url.pathname.startsWith(base)) return `${from}: ${link} leaves the site`
  const target = fileOf(url.pathname.slice(base.length))
  if (target === undefined) return `${from}: ${link} leads nowhere`
  if (url.hash === '' || !/\.(html|md)$/.test(target)) return undefined
  const page = target.replace(/\.md$/, '.html')
  const known = anchors.get(page) ?? names(read(page))
  anchors.set(page, known)
  return known.has(decodeURIComponent(url.hash.slice(1))) ? undefined : `${from}: ${link} has no such heading`
}

const faults = (path: string, links: readonly string[]): string[] =>
  [...new Set(links)].flatMap((link) => fault(decode(link), path) ?? [])

const withoutCode = (markdown: string): string =>
  markdown.replace(/^( *)(```+|~~~+)[\s\S]*?^\1\2[ \t]*$/gm, '').replace(/`[^`\n]*`/g, '')

test('every link and every file that a page names is there, with the heading', () => {
  const html = [...files].filter((path) => path.endsWith('.html'))
  expect(html.length).toBeGreaterThan(100)
  const broken = html.flatMap((path) =>
    faults(
      path,
      [...read(path).matchAll(/\s(?:href|src|poster)="([^"]*)"/g)].map(([, link = '']) => link),
    ),
  )
  expect(broken).toEqual([])
})

test('every link of the Markdown beside the pages and of llms.txt leads to Markdown or a file that is there', () => {
  const texts = [...files].filter((path) => /\.(md|txt)$/.test(path))
  expect(texts.length).toBeGreaterThan(100)
  const broken = texts.flatMap((path) =>
    faults(
      path,
      [...withoutCode(read(path)).matchAll(/\]\(\s*<?([^\s)>]+)|\b(?:href|src|srcset)="([^"\s]+)"/g)].map(
        ([, inline, attribute]) => inline ?? attribute ?? '',
      ),
    ),
  )
  expect(broken).toEqual([])
})

test('the check finds a page, a heading and a file that are not there', () => {
  expect(faults('guides/tasks.html', ['/nothing', '../index.html#nothing', 'picture.png'])).toHaveLength(3)
  expect(faults('guides/tasks.html', ['/', './errors', '/llms.txt', 'https://example.org/'])).toEqual([])
})
