import '../test/last-resort.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { acme, cases, changedAcme, vendorCodes } from '../test/acme.js'
import { acmeVendor } from '../test/acme-vendor.js'
import { type CollectingRunner, collectingRunner } from '../test/collecting-runner.js'
import { type FakeRoute, fakeVendor, testProvider } from './index.js'

type Results = Awaited<ReturnType<CollectingRunner['run']>>

const failuresIn = (results: Results) => results.filter(({ outcome }) => outcome === 'failed')

describe('a model whose first case comes to no result', () => {
  const provider = changedAcme(() => ({
    sketch: { start: () => Promise.reject(new TypeError('no luck')) },
  }))
  let results: Results
  beforeAll(async () => {
    const runner = collectingRunner()
    testProvider({ runner, provider, sandbox: acmeVendor(), cases, vendorCodes })
    results = await runner.run()
  })

  test('has one test that fails, with the reason', () => {
    expect(failuresIn(results).map(({ name }) => name.split(' > ').slice(1).join(' > '))).toEqual([
      'sketch > first case > the first case comes to a result',
    ])
    expect(failuresIn(results)[0]?.message).toContain('no luck')
  })

  test('has its others skipped, and they say where to look', () => {
    const others = results.filter(({ name }) => name.includes(' > sketch > ')).slice(1)
    expect(others.length).toBeGreaterThan(30)
    for (const { outcome, message } of others) {
      expect(outcome).toBe('skipped')
      expect(message).toContain("comes to no result: see 'the first case comes to a result'")
    }
  })

  test('leaves the other models alone', () => {
    const passed = results.filter(({ name, outcome }) => name.includes('> drawing >') && outcome === 'passed')
    expect(passed.length).toBeGreaterThan(20)
  })
})

test('when one check alone is run, it is the one that tells why the first case fails', async () => {
  const provider = changedAcme(() => ({ sketch: { start: () => Promise.reject(new TypeError('no luck')) } }))
  const runner = collectingRunner()
  testProvider({ runner, provider, sandbox: acmeVendor(), cases })
  const results = await runner.run('sketch > abort > before anything')
  expect(
    failuresIn(results)
      .map(({ message }) => message)
      .join(),
  ).toContain('no luck')
})

describe('an author of a fake vendor is told', () => {
  const draw: FakeRoute = {
    operation: 'create',
    answer: (_request, context) => ({ body: { url: context.file('image/png') } }),
  }

  /** What the first case of `drawing` fails with, when its vendor has these routes. */
  async function failureWith(routes: Readonly<Record<`POST /${string}`, FakeRoute>>): Promise<string> {
    const runner = collectingRunner()
    const sandbox = () => fakeVendor({ credentials: { apiKey: 'sk-acme-0123456789' }, routes })
    testProvider({ runner, provider: acme, sandbox, cases })
    const results = await runner.run('drawing > first case > the first case')
    return failuresIn(results)
      .map(({ message }) => message)
      .join('\n')
  }

  test('of a route that throws', async () => {
    const broken: FakeRoute = {
      operation: 'create',
      answer() {
        throw new RangeError('a slip of the pen')
      },
    }
    expect(await failureWith({ 'POST /drawings': broken })).toContain(
      'The route of POST /drawings threw RangeError: a slip of the pen',
    )
  })

  test('of a request that no route is for', async () => {
    expect(await failureWith({ 'POST /paintings': draw })).toContain(
      'There is no route for POST /drawings: add it to `routes`',
    )
  })

  test('of a create that is called otherwise', async () => {
    expect(await failureWith({ 'POST /drawings': { ...draw, operation: 'draw' } })).toContain(
      "the vendor's log has no accepted `create`: name the route so",
    )
  })
})
