import type { BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import { openContext } from './browser.js'

/** A page that is open, and what it did that it should not. */
export interface Visit {
  readonly page: Page
  /** Errors on the console, exceptions, answers that are errors, and requests to other hosts. */
  readonly faults: string[]
}

/** Opens a context with one page that keeps a record of its faults. */
export async function beginVisit(options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await openContext(options)
  const page = await context.newPage()
  const faults: string[] = []
  const site = inject('site')
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', ({ message }) => faults.push(`exception: ${message}`))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (/^https?:$/.test(protocol) && origin !== new URL(site).origin)
      faults.push(`request: ${request.url()}`)
  })
  return { page, faults }
}

/** Goes to a path of the site, and waits until it is alive. */
export async function goTo({ page }: Visit, path: string): Promise<void> {
  await page.goto(`${inject('site')}/${path}`, { waitUntil: 'load' })
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}))
}
