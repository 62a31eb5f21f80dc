import { afterAll, expect, test } from 'vitest'
import { closeBrowser } from './browser.js'
import { pages } from './output.js'
import { beginVisit, goTo } from './visit.js'
import { overflows } from './widths.js'

afterAll(closeBrowser)

test('no guide, package or model is wider than a telephone or a large screen', async () => {
  const visit = await beginVisit()
  const read = pages.filter((path) => /^(guides|models|packages|project)\b|^promises/.test(path))
  expect(read.length).toBeGreaterThan(60)
  const wide: string[] = []
  for (const path of read) {
    await goTo(visit, path)
    wide.push(...(await overflows(visit.page)).map((fault) => `${path}: ${fault}`))
  }
  expect({ wide, faults: visit.faults }).toEqual({ wide: [], faults: [] })
})
