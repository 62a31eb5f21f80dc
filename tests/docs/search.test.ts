import { afterAll, expect, test } from 'vitest'
import { closeBrowser } from './browser.js'
import { modelOf } from './models.js'
import { beginVisit, goTo } from './visit.js'

afterAll(closeBrowser)

const image = modelOf('image-to-image')
const video = modelOf('text-to-video')

test.each([
  ['a model by its name', image.title, `/models/${image.id}`],
  ['a model by its id', video.id, `/models/${video.id}`],
  ['a guide', 'network proxies', '/guides/network'],
  ['an error code', 'submission-uncertain', '/guides/errors'],
  ['a method', 'resume', '/api/core/interfaces/Client#resume'],
  ['a function', 'createClient', '/api/core/functions/createClient'],
])('the search finds %s', async (_, words, path) => {
  const visit = await beginVisit()
  const { page, faults } = visit
  await goTo(visit, '')
  await page.locator('#local-search button').click()
  await page.locator('#localsearch-input').fill(words)
  const result = page.locator(`.results a[href*="${path}"]`).first()
  await result.waitFor()
  await result.click()
  await page.waitForURL((url) => `${url.pathname}${url.hash}`.includes(path))
  expect(await page.locator('h1').textContent()).not.toBe('')
  expect(faults).toEqual([])
})

test('a page that is not there names those that are near it, and the search opens from it', async () => {
  const visit = await beginVisit()
  await goTo(visit, 'guides/taks')
  const near = visit.page.locator('.not-found li a[href$="/guides/tasks"]')
  await near.waitFor()
  await visit.page.getByRole('button', { name: 'Search all pages' }).click()
  await visit.page.locator('#localsearch-input').waitFor()
})
