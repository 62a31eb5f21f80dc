import '../test/last-resort.js'
import { expect, test } from 'vitest'
import { acme, cases } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { fakeVendor } from './index.js'
import { runChecks } from './run-checks.js'
import type { ModelSubject } from './scene/subject.js'
import type { Check } from './suite/suite.js'

/** The last resort: what is waited for comes when it comes. */
const patient = { timeout: 300_000 }

const subject: ModelSubject = {
  id: 'acme/drawing',
  name: 'drawing',
  model: acme().models.drawing,
  cases: cases.drawing,
  create: (settings) => acme(settings),
  settings: {},
  openVendor: acmeVendor(),
  vendorCodes: [],
  failedTasks: [],
  upload: undefined,
  declared: acme(),
}

test('what a check comes to is reported when it ends, whatever the next one does', async () => {
  const reported: unknown[] = []
  let end = (): void => {}
  const failing: Check = { name: 'fails', run: () => Promise.reject(new Error('seen early')) }
  const slow: Check = { name: 'takes long', run: () => new Promise((resolve) => (end = resolve)) }
  const ended = runChecks(subject, [failing, slow], (_check, thrown) => reported.push(thrown))
  await expect.poll(() => reported, patient).toEqual([new Error('seen early')])
  await expect
    .poll(() => {
      end()
      return reported.length
    }, patient)
    .toBe(2)
  await ended
})

test('a sandbox that breaks fails a check that has nothing else to object to', async () => {
  const answer = (): never => {
    throw new RangeError('a slip of the pen')
  }
  const openVendor = () => fakeVendor({ routes: { 'GET /broken': { operation: 'poll', answer } } })
  const asks = (path: string): Check => ({
    name: `asks ${path}`,
    run: async ({ sandbox }) => void (await fetch(sandbox.baseUrl + path)),
  })
  const reported: string[] = []
  const report = (_check: Check, thrown: unknown) => reported.push(String(thrown))
  await runChecks({ ...subject, openVendor }, [asks('/nowhere'), asks('/broken')], report)
  expect(reported).toEqual([
    'undefined',
    expect.stringContaining('The route of GET /broken threw RangeError: a slip of the pen'),
  ])
})
