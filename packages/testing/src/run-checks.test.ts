import { expect, test } from 'vitest'
import { acme, cases } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { fakeVendor } from './index.js'
import { runChecks } from './run-checks.js'
import type { ModelSubject } from './scene/subject.js'
import type { Check } from './suite/suite.js'

const subject: ModelSubject = {
  id: 'acme/drawing',
  name: 'drawing',
  model: acme().models.drawing,
  cases: cases.drawing,
  create: (settings) => acme(settings),
  settings: {},
  openVendor: acmeVendor(),
  vendorCodes: [],
  upload: undefined,
  declared: acme(),
}

test('what a check comes to is told when it ends, whatever the next one does', async () => {
  const told: unknown[] = []
  let end = (): void => {}
  const failing: Check = { name: 'fails', run: () => Promise.reject(new Error('seen early')) }
  const slow: Check = { name: 'takes long', run: () => new Promise((resolve) => (end = resolve)) }
  const ended = runChecks(subject, [failing, slow], (_check, objection) => told.push(objection))
  await expect.poll(() => told).toEqual([new Error('seen early')])
  await expect
    .poll(() => {
      end()
      return told.length
    })
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
  const told: string[] = []
  const tell = (_check: Check, objection: unknown) => told.push(String(objection))
  await runChecks({ ...subject, openVendor }, [asks('/nowhere'), asks('/broken')], tell)
  expect(told).toEqual([
    'undefined',
    expect.stringContaining('The route of GET /broken threw RangeError: a slip of the pen'),
  ])
})
