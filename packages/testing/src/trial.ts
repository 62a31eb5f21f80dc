import { runChecks } from './run-checks.js'
import type { ModelSubject } from './scene/subject.js'
import { tryFirstCase } from './suite/first-case.js'
import type { Check } from './suite/suite.js'
import { skipped } from './verdict/skip.js'

/** The first case of a model, tried once. */
export interface Trial {
  /** Whether it came to a result: otherwise no check can. */
  passed(): Promise<boolean>
  /** What keeps a check from being run: for the first that asks, what the trial threw; for the others, a skip. */
  failureFor(check: Check): Promise<unknown>
}

async function attempt(subject: ModelSubject): Promise<unknown> {
  let failure: unknown
  const check: Check = { name: 'first case', run: tryFirstCase }
  await runChecks(subject, [check], (_check, thrown) => {
    failure = thrown
  })
  return failure
}

/** Prepares the trial of a model; it begins when it is first asked for. */
export function createTrial(subject: ModelSubject): Trial {
  let begun: Promise<unknown> | undefined
  let reporter: Check | undefined

  function failure(): Promise<unknown> {
    begun ??= attempt(subject)
    return begun
  }

  return {
    passed: async () => (await failure()) === undefined,
    async failureFor(check) {
      const thrown = await failure()
      if (thrown === undefined) return undefined
      reporter ??= check
      return reporter === check
        ? thrown
        : skipped(`the first case of '${subject.name}' comes to no result: see '${reporter.name}'`)
    },
  }
}
