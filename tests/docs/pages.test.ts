import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { closeBrowser } from './browser.js'
import { kinds } from './kinds.js'
import { pages } from './output.js'
import { beginVisit, goTo } from './visit.js'
import { overflows } from './widths.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const nowhere = 'guides/taks'

declare global {
  interface Window {
    readonly axe: typeof import('axe-core')
  }
}

afterAll(closeBrowser)

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

test('each kind of page that is tried is there', () => {
  expect(Object.values(kinds).filter((path) => !pages.includes(path))).toEqual([])
})

test.each(['light', 'dark'] as const)(
  'each kind of page is in order in the %s scheme',
  async (colorScheme) => {
    const visit = await beginVisit({ colorScheme })
    const { page, faults } = visit
    const found: Record<string, readonly string[]> = {}
    for (const [kind, path] of Object.entries({ ...kinds, 'no page': nowhere })) {
      await goTo(visit, path)
      const all = await overflows(page, async () => {
        faults.push(...(await violations(page)))
      })
      // That the page is not there is what the browser tells of the 404.
      const kept = path === nowhere ? faults.filter((fault) => !fault.includes('404')) : [...faults]
      if (kept.length + all.length > 0) found[kind] = [...kept, ...all]
      faults.length = 0
    }
    expect(found).toEqual({})
  },
)
