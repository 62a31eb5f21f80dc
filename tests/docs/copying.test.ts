import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { closeBrowser } from './browser.js'
import { read } from './output.js'
import { beginVisit, goTo, type Visit } from './visit.js'

afterAll(closeBrowser)

const run = promisify(execFile)
const readsClipboard = { permissions: ['clipboard-read', 'clipboard-write'] }

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

/** Clicks what copies, and gives what a person could paste. */
async function copied({ page }: Visit, button: string): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.locator(button).first().click()
  await expect.poll(() => clipboard(page)).not.toBe('')
  return await clipboard(page)
}

/** A folder that resolves the packages, as a project that has them installed. */
function openFolder(): string {
  const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url))
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'copied-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test.each([
  ['a video', 'models/tomoviee/text-to-video', '.mp4'],
  ['a diagram', 'models/edrawmax/flowchart', '.svg'],
])('the program without a key for %s runs as it was copied', async (_, path, ending) => {
  const visit = await beginVisit(readsClipboard)
  await goTo(visit, path)
  const program = await copied(visit, '#without-a-key ~ .vp-code-group .language-ts button.copy')
  expect(program).toContain('createSandbox')
  const folder = openFolder()
  writeFileSync(join(folder, 'program.mjs'), program)
  const { stdout } = await run('node', ['program.mjs'], { cwd: folder, timeout: 60_000 })
  expect(stdout).toContain(ending)
})

test('a page is copied as the Markdown beside it', async () => {
  const visit = await beginVisit(readsClipboard)
  await goTo(visit, 'guides/tasks')
  expect(await copied(visit, '.markdown-links button')).toBe(read('guides/tasks.md'))
})

test('a code block of a guide is copied without its colours and numbers', async () => {
  const visit = await beginVisit(readsClipboard)
  await goTo(visit, 'guides/tasks')
  const code = await copied(visit, '.vp-doc div[class*="language-"] button.copy')
  expect(read('guides/tasks.md')).toContain(code.trim())
})
