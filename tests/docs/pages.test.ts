import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { closeBrowser } from './browser.js'
import { kinds } from './kinds.js'
import { pages } from './output.js'
import { beginVisit, goTo } from './visit.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const widths = [390, 1440] as const
const schemes = ['light', 'dark'] as const
const nowhere = 'guides/taks'

afterAll(closeBrowser)

/** By how many pixels a page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** What axe finds: the rule, and where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return await page.evaluate(async () => {
    const { violations } = await window.axe.run()
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    )
  })
}

declare global {
  interface Window {
    readonly axe: typeof import('axe-core')
  }
}

describe.each(schemes)('in the %s scheme', (colorScheme) => {
  test.each(widths)('each kind of page is in order, %i pixels wide', async (width) => {
    const visit = await beginVisit({ colorScheme, viewport: { width, height: 900 } })
    const found: Record<string, unknown> = {}
    const { page, faults } = visit
    for (const [kind, path] of Object.entries({ ...kinds, 'no page': nowhere })) {
      await goTo(visit, path)
      const wider = await overflow(page)
      const all = [...faults, ...(await violations(page)), ...(wider > 0 ? [`${wider} pixels too wide`] : [])]
      // That the page is not there is what the browser tells of the 404.
      const kept = path === nowhere ? all.filter((fault) => !fault.includes('404')) : all
      if (kept.length > 0) found[kind] = kept
      faults.length = 0
    }
    expect(found).toEqual({})
  })
})

test.each(widths)('no guide, package or model is wider than a window of %i pixels', async (width) => {
  const visit = await beginVisit({ viewport: { width, height: 900 } })
  const read = pages.filter((path) => /^(guides|models|packages|project)\b|^promises/.test(path))
  expect(read.length).toBeGreaterThan(60)
  const wide: string[] = []
  for (const path of read) {
    await goTo(visit, path)
    if ((await overflow(visit.page)) > 0) wide.push(path)
  }
  expect({ wide, faults: visit.faults }).toEqual({ wide: [], faults: [] })
})
