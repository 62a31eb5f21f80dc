import type { Page } from 'playwright-core'

/** A telephone, and a large screen. */
const widths = [390, 1440] as const

/**
 * Says where an open page is wider than its window.
 *
 * @param page - The page.
 * @param look - What else is to be seen at each width.
 */
export async function overflows(page: Page, look?: () => Promise<void>): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wider > 0) found.push(`${wider} pixels too wide at ${width}`)
    await look?.()
  }
  return found
}
