import '../test/last-resort.js'
import { expect, test } from 'vitest'
import { cases, changedAcme, failedTasks, vendorCodes } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { brokenProviders } from '../test/broken-providers.js'
import { collectingRunner } from '../test/collecting-runner.js'
import { testProvider } from './index.js'
import { modelSuites, providerSuites } from './suite/suites.js'

test.concurrent.each(brokenProviders)(
  'a provider that $what is caught, and its author told',
  async ({ where, advice, change, mostTasks }) => {
    const runner = collectingRunner()
    const provider = changedAcme(change)
    const sandbox = acmeVendor(mostTasks)
    testProvider({ runner, provider, sandbox, cases, vendorCodes, failedTasks, concurrency: 1 })
    const results = await runner.run(`acme keeps the promises of Mediaplug > ${where}`)
    const failures = results.filter(({ outcome }) => outcome === 'failed')
    expect(failures.map(({ message }) => message).join('\n')).toContain(advice)
  },
)

test('each suite has a provider that it catches', () => {
  const suites = [...modelSuites, ...providerSuites].map(({ name }) => name)
  const caught = brokenProviders.map(({ where }) => where.replace('sketch > ', '').split(' > ')[0])
  expect(new Set(caught)).toEqual(new Set(suites))
})
