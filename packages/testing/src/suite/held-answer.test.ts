import '../../test/last-resort.js'
import { expect, test } from 'vitest'
import { acme, cases } from '../../test/acme.js'
import { acmeVendor } from '../../test/acme-vendor.js'
import { runChecks } from '../run-checks.js'
import type { VendorFault } from '../sandbox/fault.js'
import type { VendorRequest, VendorSandbox } from '../sandbox/vendor-sandbox.js'
import type { ModelSubject } from '../scene/subject.js'
import { abortSuite } from './abort.js'
import { limitsSuite } from './limits.js'

const noticedAfterMs = 200

/**
 * A vendor whose requests are noticed late, as on a slow machine: those whose answers are held back for less than a
 * second are answered by then.
 */
async function openVendor(asked: VendorFault[]): Promise<VendorSandbox> {
  const vendor = await acmeVendor()()
  const seenAtMs = new Map<VendorRequest, number>()
  return {
    ...vendor,
    get log() {
      const nowMs = performance.now()
      for (const request of vendor.log) if (!seenAtMs.has(request)) seenAtMs.set(request, nowMs)
      return vendor.log.filter((request) => nowMs - (seenAtMs.get(request) ?? nowMs) >= noticedAfterMs)
    },
    async fault(fault) {
      asked.push(fault)
      await vendor.fault(fault.kind === 'delay' && fault.ms < 1_000 ? { ...fault, ms: 0 } : fault)
    },
  }
}

const subjectOf = (name: 'sketch' | 'drawing', asked: VendorFault[]): ModelSubject => ({
  id: `acme/${name}`,
  name,
  model: acme().models[name],
  cases: cases[name],
  create: (settings) => acme(settings),
  settings: {},
  openVendor: () => openVendor(asked),
  vendorCodes: [],
  failedTasks: [],
  upload: undefined,
  declared: acme(),
})

test.concurrent.each([
  ['an abort', 'sketch', abortSuite],
  ['an abort', 'drawing', abortSuite],
  ['a count', 'drawing', limitsSuite],
] as const)(
  'where the answer was faster than %s of %s, it is held back for longer',
  async (_what, name, suite) => {
    const asked: VendorFault[] = []
    const subject = subjectOf(name, asked)
    const checks = suite
      .checks(subject)
      .filter((check) => /while the vendor decides|no more tasks/.test(check.name))
    const thrown: unknown[] = []
    await runChecks(subject, checks, (_check, failure) => thrown.push(failure))
    expect(thrown).toEqual([undefined])
    expect(asked.length).toBeGreaterThan(1)
  },
)
