import { z } from '@mediaplug/core/provider'
import { expect, test } from 'vitest'
import { acme, cases, changedAcme } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { plainKey } from '../test/broken/broken-provider.js'
import { collectingRunner } from '../test/collecting-runner.js'
import { testProvider } from './index.js'

const withCases = (given: object) => () =>
  testProvider({
    runner: collectingRunner(),
    provider: acme,
    sandbox: acmeVendor(),
    cases: given as typeof cases,
  })

test('a factory that needs more than credentials is refused with advice', () => {
  const demanding = changedAcme(() => ({
    settings: z.strictObject({ apiKey: plainKey, bucket: z.string() }),
  }))
  const options = { runner: collectingRunner(), provider: demanding, sandbox: acmeVendor(), cases }
  expect(() => testProvider(options)).toThrow('Give what else its factory needs in `settings`')
})

test.each([
  ['a model without a case', { drawing: cases.drawing }, "there is no case for the model 'sketch'"],
  ['a model with an empty list', { ...cases, sketch: [] }, "there is no case for the model 'sketch'"],
  ['a case without a model', { ...cases, oil: cases.sketch }, "a case for 'oil', which is no model"],
])('%s is refused at once', (_what, given, message) => {
  expect(withCases(given)).toThrow(message)
})
