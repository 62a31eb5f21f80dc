import '../test/last-resort.js'
import { parseAnswer, z } from '@mediaplug/core/provider'
import { expect, test } from 'vitest'
import { type Changes, cases, changedAcme, failedTasks, imageOf, sketch, vendorCodes } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { collectingRunner } from '../test/collecting-runner.js'
import { sendForm } from '../test/form.js'
import { testProvider } from './index.js'

const created = z.object({ id: z.string(), url: z.string(), expires: z.number() })

const startAndWait: typeof sketch.start = async (request, { http }) => {
  const headers = { prefer: 'wait' }
  const answer = await http.json({
    method: 'POST',
    path: '/sketches',
    headers,
    body: JSON.stringify(request),
  })
  const { id, ...finished } = parseAnswer(created, answer)
  return { ref: id, output: { assets: [imageOf(finished)] } }
}

const startWithInk: typeof sketch.start = async (request, context) => {
  const ink = { method: 'POST', path: '/inks', body: '{}', paid: false } as const
  if (request.style === 'ink') await context.http.json(ink)
  return sketch.start(request, context)
}

const rightProviders: readonly (readonly [string, Changes['sketch']])[] = [
  ['is polled', {}],
  ['gives a result beside the reference', { start: startAndWait }],
  ['sends forms', { start: sendForm() }],
  ['says of an upload that it is not paid for', { start: startWithInk }],
]

test('a sandbox that does not put an unheard-of status into its answers is told so', async () => {
  const runner = collectingRunner()
  const sandbox = async () => {
    const vendor = await acmeVendor()()
    const fault: typeof vendor.fault = async (given) => {
      if (given.kind !== 'unknown-status') await vendor.fault(given)
    }
    return { ...vendor, fault }
  }
  testProvider({ runner, provider: changedAcme(() => ({})), sandbox, cases, concurrency: 1 })
  const [result] = await runner.run('acme keeps the promises of Mediaplug > sketch > unknown status')
  expect(result?.message).toContain('none of its answers has the word')
})

test.concurrent.each(rightProviders)('a provider that %s, rightly, passes', async (_what, own = {}) => {
  const runner = collectingRunner()
  const provider = changedAcme(() => ({ sketch: own }))
  testProvider({ runner, provider, sandbox: acmeVendor(), cases, vendorCodes, failedTasks })
  const results = await runner.run('acme keeps the promises of Mediaplug > sketch')
  expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
})
