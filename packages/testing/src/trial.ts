import { runChecks } from './run-checks.js'
import type { ModelSubject } from './scene/subject.js'
import { tryFirstCase } from './suite/first-case.js'
import type { Check } from './suite/suite.js'
import { skipped } from './verdict/skip.js'

/** The first case of a model, tried once. */
export interface Trial {
  /** Whether it came to a result: otherwise no check can. */
  passed(): Promise<boolean>
  /** What keeps a check from being run: for the first that asks, what went wrong; for the others, a skip. */
  objectionTo(check: Check): Promise<unknown>
}

async function attempt(subject: ModelSubject): Promise<unknown> {
  let objection: unknown
  const check: Check = { name: 'first case', run: tryFirstCase }
  await runChecks(subject, [check], (_check, thrown) => {
    objection = thrown
  })
  return objection
}

/** Prepares the trial of a model; it begins when it is first asked for. */
export function createTrial(subject: ModelSubject): Trial {
  let begun: Promise<unknown> | undefined
  let teller: Check | undefined

  function objection(): Promise<unknown> {
    begun ??= attempt(subject)
    return begun
  }

  return {
    passed: async () => (await objection()) === undefined,
    async objectionTo(check) {
      const thrown = await objection()
      if (thrown === undefined) return undefined
      teller ??= check
      return teller === check
        ? thrown
        : skipped(`the first case of '${subject.name}' comes to no result: see '${teller.name}'`)
    },
  }
}
