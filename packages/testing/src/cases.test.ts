import { expect, test } from 'vitest'
import { acme, cases } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { collectingRunner } from '../test/collecting-runner.js'
import { testProvider } from './index.js'

const withCases = (given: object) => () =>
  testProvider({
    runner: collectingRunner(),
    provider: acme,
    sandbox: acmeVendor(),
    cases: given as typeof cases,
  })

test.each([
  ['a model without a case', { drawing: cases.drawing }, "there is no case for the model 'sketch'"],
  ['a model with an empty list', { ...cases, sketch: [] }, "there is no case for the model 'sketch'"],
  ['a case without a model', { ...cases, oil: cases.sketch }, "a case for 'oil', which is no model"],
])('%s is refused at once', (_what, given, message) => {
  expect(withCases(given)).toThrow(message)
})
