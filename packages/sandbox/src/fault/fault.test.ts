import { afterAll, expect, test } from 'vitest'
import { createSandbox } from '../index.js'

const sandbox = await createSandbox({ vendors: ['tomoviee', 'edrawmax'] })
afterAll(() => sandbox.close())

test('a fault with a number out of range is an error that says what is allowed', () => {
  expect(() => sandbox.fault({ vendor: 'tomoviee', kind: 'refuse', forMs: 0 })).toThrow(
    "fault 'refuse': forMs must be a whole number from 1 up, not 0",
  )
})

test('a fault is typed: each kind has its own parameters, and each vendor its own kinds', () => {
  const neverCalled = () => [
    // @ts-expect-error EdrawMax has no tasks to poll
    sandbox.fault({ vendor: 'edrawmax', operation: 'poll', kind: 'reset-before' }),
    // @ts-expect-error a code of EdrawMax is a number
    sandbox.fault({ vendor: 'edrawmax', operation: 'create', kind: 'vendor-code', code: 'InternalError' }),
    // @ts-expect-error a delay says how long
    sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'delay' }),
    // @ts-expect-error only downloads stall
    sandbox.fault({ vendor: 'tomoviee', operation: 'create', kind: 'stall' }),
    // @ts-expect-error a synchronous vendor has no outcome
    sandbox.fault({ vendor: 'edrawmax', operation: 'create', kind: 'outcome', outcome: 'failed' }),
  ]
  expect(neverCalled).toBeTypeOf('function')
})
