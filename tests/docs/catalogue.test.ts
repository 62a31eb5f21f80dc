import { afterAll, expect, test } from 'vitest'
import { closeBrowser } from './browser.js'
import { files, pages, read } from './output.js'
import { beginVisit, goTo, type Visit } from './visit.js'

afterAll(closeBrowser)

const models = pages.filter((path) => /^models\/[^/]+\/[^/]+$/.test(path))
const shown = (visit: Visit): Promise<string[]> => visit.page.locator('.model-card code').allTextContents()

test('every model has a page, its Markdown, its llms.txt, and a line in the llms.txt of the site', () => {
  expect(models.length).toBeGreaterThan(50)
  const missing = models.flatMap((path) =>
    [`${path}.md`, `${path}/llms.txt`].filter((file) => !files.has(file)),
  )
  const list = read('llms.txt')
  expect(missing).toEqual([])
  const isListed = (path: string) => list.includes(`/${path}.md`) && list.includes(`/${path}/llms.txt`)
  expect(models.filter((path) => !isListed(path))).toEqual([])
})

test('the overview shows every model, also to those without scripts', () => {
  const html = read('models/index.html')
  expect(models.filter((path) => !html.includes(`/${path}"`))).toEqual([])
})

test('each filter leaves what it says, and all of them together', async () => {
  const visit = await beginVisit()
  const { page, faults } = visit
  await goTo(visit, 'models/')
  expect(await shown(visit)).toHaveLength(models.length)

  await page.getByLabel('Capability').selectOption('text-to-video')
  const videos = await shown(visit)
  expect(videos).toContain('tomoviee/text-to-video')
  expect(videos).not.toContain('edrawmax/flowchart')

  await page.getByLabel('Vendor').selectOption('mediaio')
  const ofVendor = await shown(visit)
  expect(ofVendor.length).toBeLessThan(videos.length)
  expect(ofVendor.filter((id) => !id.startsWith('mediaio/'))).toEqual([])

  await page.getByLabel('Capability').selectOption('')
  await page.getByLabel('Vendor').selectOption('')
  await page.getByLabel('Takes').selectOption('video')
  const takingVideo = await shown(visit)
  expect(takingVideo).toContain('tomoviee/score-video')
  expect(takingVideo).not.toContain('tomoviee/text-to-video')

  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByRole('searchbox', { name: 'Search' }).fill('flowchart')
  expect(await shown(visit)).toEqual(['edrawmax/flowchart'])
  await page.getByRole('searchbox', { name: 'Search' }).fill('no such model at all')
  await page.getByText('No model has all of that').waitFor()
  expect(faults).toEqual([])
})

test('a filter stands in the address, so that it can be given to others', async () => {
  const visit = await beginVisit()
  await goTo(visit, 'models/?capability=text-to-music')
  await visit.page.locator('.model-card code').filter({ hasText: 'tomoviee/text-to-music' }).waitFor()
  expect(await shown(visit)).not.toContain('edrawmax/flowchart')
})
