import '../test/last-resort.js'
import { MediaplugError, z } from '@mediaplug/core/provider'
import { expect, test } from 'vitest'
import { type Changes, cases, defineAcme, sketch, vendorCodes } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { collectingRunner } from '../test/collecting-runner.js'
import { testProvider } from './index.js'

const found = z.object({ id: z.string() })

/** Sends the key of the submission with the create. */
const withKey: typeof sketch.start = (request, context) => {
  const headers = { 'idempotency-key': context.idempotencyKey }
  return sketch.start(request, {
    ...context,
    http: { ...context.http, json: (given) => context.http.json({ ...given, headers }) },
  })
}

const byKey: Changes = { sketch: { start: withKey, submitSafety: { by: 'idempotency-key' } } }

const byLookup = (unlessFound: 'not-accepted' | 'unknown'): Changes => ({
  sketch: {
    start: withKey,
    submitSafety: {
      by: 'lookup',
      async find({ idempotencyKey }, { http }) {
        try {
          return { ref: found.parse(await http.json({ method: 'GET', path: `/keys/${idempotencyKey}` })).id }
        } catch (error) {
          if (MediaplugError.is(error) && error.code === 'expired') return unlessFound
          throw error
        }
      },
    },
  },
})

const blind: Changes = { sketch: { submitSafety: { by: 'lookup', find: async () => 'not-accepted' } } }

const lost: Changes = { sketch: { submitSafety: { by: 'lookup', find: async () => 'unknown' } } }

async function failuresOf(changes: Changes, suite = 'faults of a create'): Promise<string[]> {
  const runner = collectingRunner()
  testProvider({ runner, provider: defineAcme(changes), sandbox: acmeVendor(), cases, vendorCodes })
  const results = await runner.run(`sketch > ${suite}`)
  return results.flatMap(({ outcome, message }) => (outcome === 'failed' ? [message] : []))
}

test.concurrent.each([
  ['sends its key with every create', byKey],
  ['asks what became of a create', byLookup('not-accepted')],
  ['asks, and is never told for sure that there is none', byLookup('unknown')],
])('a provider that %s leaves no doubt of a task, and creates once', async (_what, changes) => {
  expect(await failuresOf(changes)).toEqual([])
})

test.concurrent.each([
  ['the key of the submission', byKey],
  ['asking what became of it', byLookup('unknown')],
])('a task whose answer was too large is found by %s', async (_how, changes) => {
  expect(await failuresOf(changes, 'malformed answers')).toEqual([])
})

test.concurrent('a provider that never finds what the vendor accepted is caught', async () => {
  expect((await failuresOf(lost)).join('\n')).toContain('have `find` give the task where there is one')
})

test.concurrent('a provider that says for sure what it does not know is caught, and its author told', async () => {
  const failures = await failuresOf(blind)
  expect(failures.join('\n')).toContain("'not-accepted' only when the vendor says so for sure")
})
