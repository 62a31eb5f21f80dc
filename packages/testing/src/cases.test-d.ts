import { describe, test } from 'vitest'
import { acme } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { testProvider } from './index.js'

const usual = { runner: { describe, test }, provider: acme, sandbox: acmeVendor() } as const
const kite = { prompt: 'a red kite' }

describe('cases', () => {
  test('of each model, typed by what it takes', () => {
    testProvider({ ...usual, cases: { sketch: [kite, { ...kite, style: 'ink' }], drawing: [kite] } })
  })

  test('may not lack a model', () => {
    // @ts-expect-error there is no case for drawing
    testProvider({ ...usual, cases: { sketch: [kite] } })
  })

  test('may not be an empty list', () => {
    // @ts-expect-error drawing has no case
    testProvider({ ...usual, cases: { sketch: [kite], drawing: [] } })
  })

  test('may not be of a model that does not exist', () => {
    // @ts-expect-error there is no model oil
    testProvider({ ...usual, cases: { sketch: [kite], drawing: [kite], oil: [kite] } })
  })

  test('may not lack a required field', () => {
    // @ts-expect-error prompt is required
    testProvider({ ...usual, cases: { sketch: [{ seed: 1 }], drawing: [kite] } })
  })

  test('may not have a value that the model does not take', () => {
    // @ts-expect-error there is no style oil
    testProvider({ ...usual, cases: { sketch: [{ ...kite, style: 'oil' }], drawing: [kite] } })
  })
})
