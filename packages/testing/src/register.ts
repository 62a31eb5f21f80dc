import { runChecks } from './run-checks.js'
import type { TestRunner } from './runner.js'
import type { ModelSubject } from './scene/subject.js'
import type { Schedule } from './schedule.js'
import type { Check, Suite } from './suite/suite.js'
import type { Trial } from './trial.js'
import { skipReason } from './verdict/skip.js'

/** Where checks are registered, and what they wait for. */
export interface Registration {
  readonly runner: TestRunner
  readonly schedule: Schedule
  /** The model that is checked. */
  readonly subject: ModelSubject
  readonly trial: Trial
}

/** In ms of real time: the last resort. Each check has limits of its own, which count while the process gets its turns. */
const timeout = 900_000

/** Promises of what each check throws. */
function reportsOf(checks: readonly Check[]) {
  const resolves = new Map<Check, (thrown: unknown) => void>()
  const reports = new Map(
    checks.map((check) => [check, new Promise<unknown>((resolve) => resolves.set(check, resolve))]),
  )
  return {
    of: (check: Check) => reports.get(check),
    report: (check: Check, thrown: unknown) => resolves.get(check)?.(thrown),
  }
}

function registerGroup(registration: Registration, checks: readonly Check[]): void {
  const { runner, schedule, subject, trial } = registration
  const reports = reportsOf(checks)
  const run = schedule.add(async () => {
    if (await trial.passed()) await runChecks(subject, checks, reports.report)
  })
  for (const check of checks) {
    runner.test(check.name, { timeout, skip: false }, async (context) => {
      const ended = run().then(() => reports.of(check))
      // It is waited for below, unless the trial says enough.
      ended.catch(() => {})
      const thrown = (await trial.failureFor(check)) ?? (await Promise.race([reports.of(check), ended]))
      const reason = skipReason(thrown)
      if (reason !== undefined) context.skip(reason)
      else if (thrown !== undefined) throw thrown
    })
  }
}

/** Registers the checks of a suite, or why it cannot apply. */
export function registerSuite(registration: Registration, suite: Suite): void {
  const { runner, subject } = registration
  const reason = suite.unless?.(subject)
  if (reason !== undefined) {
    runner.test(`${suite.name}: ${reason}`, { timeout, skip: true }, async () => {})
    return
  }
  runner.describe(suite.name, () => {
    const checks = suite.checks(subject)
    const groups = suite.sharing === 'one vendor' ? [checks] : checks.map((check) => [check])
    const asked = suite.polls
      ? { ...registration, subject: { ...subject, isAskedAfter: true } }
      : registration
    for (const group of groups) registerGroup(asked, group)
  })
}
