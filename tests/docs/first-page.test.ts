import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { closeBrowser } from './browser.js'
import { read } from './output.js'
import { beginVisit, goTo } from './visit.js'

afterAll(closeBrowser)

test('the first page takes at most 120 kB, compressed, and its HTML at most 25 kB', async () => {
  const visit = await beginVisit()
  const sizes = new Map<string, number>()
  const bodies: Promise<unknown>[] = []
  visit.page.on('response', (response) => {
    const body = response.body().then((bytes) => sizes.set(response.url(), gzipSync(bytes).length))
    bodies.push(body)
  })
  await goTo(visit, '')
  await visit.page.waitForLoadState('networkidle')
  await Promise.all(bodies)
  const fonts = [...sizes.keys()].filter((url) => /\.woff2?$/.test(url))
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  expect(sizes.size).toBeGreaterThan(3)
  expect(fonts).toEqual([])
  expect(total).toBeLessThanOrEqual(120_000)
  expect(Buffer.byteLength(read('index.html'))).toBeLessThanOrEqual(25_000)
})

test('each page tells what it is about, and what social networks show of it', () => {
  for (const page of [
    'index.html',
    'guides/tasks.html',
    'models/tomoviee/text-to-video.html',
    'api/core/functions/createClient.html',
  ]) {
    const html = read(page)
    for (const name of ['description', 'og:title', 'og:description', 'og:image', 'twitter:card']) {
      expect(html, `${page}: ${name}`).toMatch(new RegExp(`(name|property)="${name}" content="[^"]{5,}"`))
    }
    expect(html).toContain('rel="alternate" type="text/markdown"')
  }
})
