import { createClient, memoryJournal } from '@mediaplug/core'
import { createSandbox } from '@mediaplug/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { edrawmax } from './index.js'

let sandbox: Awaited<ReturnType<typeof openSandbox>>
const openSandbox = () =>
  createSandbox({ vendors: ['edrawmax'], settings: { edrawmax: { answerSeconds: 0.1, concurrency: 2 } } })
beforeEach(async () => {
  sandbox = await openSandbox()
})
afterEach(() => sandbox.close())

const journal = memoryJournal()
const generate = (prompt = 'a, b') =>
  createClient({ providers: [edrawmax({ baseUrl: sandbox.baseUrls.edrawmax })], journal }).generate(
    'edrawmax/flowchart',
    { prompt },
  )
const creates = () => sandbox.log.filter(({ operation }) => operation === 'create')
const failWith = (code: number, times = 1) =>
  sandbox.fault({ vendor: 'edrawmax', operation: 'create', kind: 'vendor-code', code, times })

describe('the vendor’s codes', () => {
  test.each([
    { vendorCode: 400, code: 'invalid-input' },
    { vendorCode: 2406, code: 'rejected' },
    { vendorCode: 500, code: 'vendor' },
    { vendorCode: 999, code: 'vendor' },
  ])('$vendorCode is $code, and is not repeated', async ({ vendorCode, code }) => {
    failWith(vendorCode)
    await expect(generate()).rejects.toMatchObject({ code, vendorCode, provider: 'edrawmax', phase: 'start' })
    expect(creates()).toHaveLength(1)
  })

  test.each([212200, 212201])('a failed drawing, %d, is asked for once more', async (code) => {
    failWith(code)
    await expect(generate()).resolves.toHaveProperty('source')
    expect(creates()).toHaveLength(2)
  })

  test('a drawing that fails twice is an error', async () => {
    failWith(212200, 2)
    await expect(generate()).rejects.toMatchObject({ code: 'failed', vendorCode: 212200 })
    expect(creates()).toHaveLength(2)
  })

  test('too many requests at once, 3001, wait until they are accepted', async () => {
    const outputs = await Promise.all(Array.from({ length: 4 }, () => generate()))
    expect(outputs).toHaveLength(4)
    expect(creates().filter(({ accepted }) => accepted)).toHaveLength(4)
    expect(creates().length).toBeGreaterThan(4)
  })

  test('a rejected prompt says so', async () => {
    failWith(2406)
    await expect(generate()).rejects.toThrow(/edrawmax\/flowchart: EdrawMax answers 2406 risk control/)
  })
})

describe('a lost answer', () => {
  test.each([
    { kind: 'reset-before' },
    { kind: 'reset-after' },
    { kind: 'malformed-json' },
    { kind: 'status', status: 503 },
    { kind: 'status-after', status: 504 },
  ] as const)('$kind $status is uncertain, and never repeated', async (fault) => {
    sandbox.fault({ vendor: 'edrawmax', operation: 'create', ...fault })
    await expect(generate()).rejects.toMatchObject({
      code: 'submission-uncertain',
      submission: { model: 'edrawmax/flowchart' },
    })
    expect(creates()).toHaveLength(1)
  })

  test('a refused connection is tried again, since nothing was sent', async () => {
    await sandbox.fault({ vendor: 'edrawmax', kind: 'refuse', forMs: 300 })
    await expect(generate()).resolves.toHaveProperty('source')
    expect(creates()).toHaveLength(1)
  })
})
