import { runChecks } from './run-checks.js'
import type { TestRunner } from './runner.js'
import type { ModelSubject } from './scene/subject.js'
import type { Schedule } from './schedule.js'
import type { Check, Suite } from './suite/suite.js'
import type { Trial } from './trial.js'
import { skipReason } from './verdict/skip.js'

/** Where checks are registered, and what they wait for. */
export interface Registering {
  readonly runner: TestRunner
  readonly schedule: Schedule
  /** The model that is checked. */
  readonly subject: ModelSubject
  readonly trial: Trial
}

const timeout = 120_000

/** Promises of what each check comes to. */
function reportsOf(checks: readonly Check[]) {
  const tells = new Map<Check, (objection: unknown) => void>()
  const reports = new Map(
    checks.map((check) => [check, new Promise<unknown>((resolve) => tells.set(check, resolve))]),
  )
  return {
    of: (check: Check) => reports.get(check),
    tell: (check: Check, objection: unknown) => tells.get(check)?.(objection),
  }
}

function registerGroup(registering: Registering, checks: readonly Check[]): void {
  const { runner, schedule, subject, trial } = registering
  const reports = reportsOf(checks)
  const run = schedule.add(async () => {
    if (await trial.passed()) await runChecks(subject, checks, reports.tell)
  })
  for (const check of checks) {
    runner.test(check.name, { timeout, skip: false }, async (context) => {
      const ended = run().then(() => reports.of(check))
      // It is waited for below, unless the trial says enough.
      ended.catch(() => {})
      const objection = (await trial.objectionTo(check)) ?? (await Promise.race([reports.of(check), ended]))
      const reason = skipReason(objection)
      if (reason !== undefined) context.skip(reason)
      else if (objection !== undefined) throw objection
    })
  }
}

/** Registers the checks of a suite, or why it cannot apply. */
export function registerSuite(registering: Registering, suite: Suite): void {
  const { runner, subject } = registering
  const reason = suite.unless?.(subject)
  if (reason !== undefined) {
    runner.test(`${suite.name}: ${reason}`, { timeout, skip: true }, async () => {})
    return
  }
  runner.describe(suite.name, () => {
    const checks = suite.checks(subject)
    const groups = suite.sharing === 'one vendor' ? [checks] : checks.map((check) => [check])
    for (const group of groups) registerGroup(registering, group)
  })
}
