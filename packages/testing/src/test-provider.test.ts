import '../test/last-resort.js'
import { describe, expect, test } from 'vitest'
import { acme, cases, failedTasks, vendorCodes } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { collectingRunner } from '../test/collecting-runner.js'
import { testProvider } from './index.js'

describe('a provider that is right', () => {
  const runner = collectingRunner()
  testProvider({ runner, provider: acme, sandbox: acmeVendor(), cases, vendorCodes, failedTasks })
  const results = runner.run()

  test('passes every check', async () => {
    const failed = (await results).filter(({ outcome }) => outcome === 'failed')
    expect(failed).toEqual([])
    expect((await results).filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(80)
  })

  test('has what cannot apply reported as skipped, with the reason', async () => {
    const skipped = (await results).filter(({ outcome }) => outcome === 'skipped')
    expect(skipped.map(({ name, message }) => `${name.split(' > ')[1]}: ${message}`)).toEqual([
      'drawing: no file tells when its link expires',
      'drawing: no case has seed, transparent, style, which are tried with what the schema tells: add them to a case to be sure',
      'drawing: handle: the model answers at once',
      'drawing: forged handles: the model answers at once',
      'drawing: faults of a poll: the model answers at once',
      'drawing: cancel: the model answers at once',
      'drawing: failed task: the model answers at once',
      'drawing: unknown status: the model answers at once',
    ])
  })
})
