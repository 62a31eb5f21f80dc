import { MediaplugError, type Upload } from '@mediaplug/core'
import type { Account, Models, Provider, ProviderFactory } from '@mediaplug/core/provider'
import { type Cases, casesOf, checkNames } from './cases.js'
import { registerSuite } from './register.js'
import type { TestRunner } from './runner.js'
import type { VendorSandbox } from './sandbox/vendor-sandbox.js'
import type { FailedTask, ModelSubject, Settings, VendorCode } from './scene/subject.js'
import { createSchedule } from './schedule.js'
import { modelSuites, providerSuites } from './suite/suites.js'
import { createTrial } from './trial.js'

/** A provider, its vendor, and requests that it accepts. */
export interface ProviderTest<Id extends string, S, M extends Models, A extends Account> {
  /** The functions `describe` and `test` of the runner, of `vitest` or `node:test`. */
  readonly runner: TestRunner
  /** The provider's factory, as its users call it. */
  readonly provider: ProviderFactory<Id, S, M, A>
  /**
   * Opens a vendor that nothing has happened at yet, some tens of times for each model: {@link fromSandbox} or
   * {@link fakeVendor}. Its tasks should take some tens of milliseconds.
   */
  sandbox(): Promise<VendorSandbox>
  /** For each model, requests that it accepts. */
  readonly cases: NoInfer<Cases<M>>
  /** Settings that the factory needs besides credentials and the base URL. Default: none. */
  readonly settings?: NoInfer<Partial<S>> | undefined
  /** Codes of the vendor's own that the sandbox can answer with, and what they mean. Default: none. */
  readonly vendorCodes?: readonly VendorCode[] | undefined
  /**
   * What the vendor answers when it is asked after a task that failed: one for each way in which it says so. They are
   * given to `poll` of every model that has one. Default: none, and nobody knows whether such a task ends.
   */
  readonly failedTasks?: readonly FailedTask[] | undefined
  /**
   * Puts files where the vendor can fetch them, for cases that give bytes to models that take URLs. It reaches nothing
   * but loopback. Default: none.
   */
  readonly upload?: Upload | undefined
  /**
   * How many checks may be under way at once, ahead of the test that reports them. Default 48; 1 runs a check when
   * its test is run, which is what you want to debug one.
   */
  readonly concurrency?: number | undefined
}

/** Most of a check is waiting, so many may be under way at once. */
const usualConcurrency = 48

/** Makes the provider without credentials, for what it declares. @throws MediaplugError `invalid-input` */
function declare(create: (settings: Settings) => Provider, settings: Settings): Provider {
  try {
    return create(settings)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new MediaplugError(
      'invalid-input',
      `testProvider(): the provider cannot be made without credentials. Give what else its factory needs in \`settings\`, and make each secret a \`credential(…)\`, which is read when it is first used. The factory says: ${why}`,
      { phase: 'input', cause },
    )
  }
}

/**
 * Checks a provider against everything that Mediaplug promises.
 *
 * It registers tests for each model, taken from what the provider declares: a model that is polled is checked
 * under faults of its polls, one that can cancel is canceled, a declared limit has to hold. What cannot apply
 * is reported as skipped, with the reason. A test that fails says what was seen and what to do.
 *
 * The first case of each model is tried before all else. Where it comes to no result, one test fails and says
 * why; the others of the model are skipped.
 *
 * Checks run side by side, ahead of the test that reports them, each with a vendor of its own. They reach nothing but
 * loopback. Their limits count only while the process gets its turns, so that a slow machine fails none: a call that
 * hangs is stopped after 15 s, or after ten minutes of real time.
 *
 * @throws MediaplugError `invalid-input` for a model without a case, a case without a model, or settings that
 *   the factory refuses.
 * @example Every promise, tried with a provider
 * ```ts
 * import { edrawmax } from '@mediaplug/provider-edrawmax'
 * import { createSandbox } from '@mediaplug/sandbox'
 * import { fromSandbox, testProvider } from '@mediaplug/testing'
 * import { describe, test } from 'vitest'
 *
 * const cases = [{ prompt: 'sign-up flow', language: 'en' }] as const
 *
 * testProvider({
 *   runner: { describe, test },
 *   provider: edrawmax,
 *   sandbox: async () => fromSandbox(await createSandbox({ vendors: ['edrawmax'] }), 'edrawmax'),
 *   cases: { flowchart: cases, infographic: cases, gantt: cases, mindmap: cases },
 * })
 * ```
 */
export function testProvider<Id extends string, S, M extends Models, A extends Account>(
  options: ProviderTest<Id, S, M, A>,
): void {
  const { runner, sandbox, cases, settings = {}, vendorCodes = [], failedTasks = [], upload } = options
  const { concurrency = usualConcurrency } = options
  // What a factory takes is known where it is called by its users; here, settings come from the sandbox.
  const create = options.provider as unknown as (settings: Settings) => Provider
  const declared = declare(create, settings)
  const names = Object.keys(declared.models)
  checkNames(cases, names)
  const subjects = Object.entries(declared.models).map(([name, model]): ModelSubject => {
    const own = { name, id: `${declared.id}/${name}`, model, cases: casesOf(cases, name) }
    return { ...own, create, settings, openVendor: sandbox, vendorCodes, failedTasks, upload, declared }
  })
  const schedule = createSchedule(concurrency)
  const registrations = subjects.map((subject) => ({
    runner,
    schedule,
    subject,
    trial: createTrial(subject),
  }))
  runner.describe(`${declared.id} keeps the promises of Mediaplug`, () => {
    for (const registration of registrations) {
      runner.describe(registration.subject.name, () => {
        for (const suite of modelSuites) registerSuite(registration, suite)
      })
    }
    const [first] = registrations
    if (first) for (const suite of providerSuites) registerSuite(first, suite)
  })
}
