import type { TestRunner } from '../src/runner.js'

/** What became of a test. */
interface TestResult {
  /** Of the groups and the test, from the outside in. */
  readonly name: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** Why it failed, or was skipped. */
  readonly message: string
}

interface Registered {
  readonly name: string
  run(): Promise<TestResult>
}

/** A runner that keeps what is registered, and runs it when it is told to. */
export interface CollectingRunner extends TestRunner {
  readonly names: readonly string[]
  /** Runs the tests whose name has a text in it, one after another as runners do. */
  run(filter?: string): Promise<TestResult[]>
}

/** Makes a runner that nothing is registered with. */
export function collectingRunner(): CollectingRunner {
  const groups: string[] = []
  const tests: Registered[] = []
  return {
    get names() {
      return tests.map(({ name }) => name)
    },
    describe(name, define) {
      groups.push(name)
      define()
      groups.pop()
    },
    test(title, { skip }, check) {
      const name = [...groups, title].join(' > ')
      tests.push({
        name,
        async run() {
          if (skip) return { name, outcome: 'skipped', message: title }
          let reason: string | undefined
          try {
            await check({ skip: (why = '') => (reason = why) })
          } catch (error) {
            return {
              name,
              outcome: 'failed',
              message: error instanceof Error ? error.message : String(error),
            }
          }
          return { name, outcome: reason === undefined ? 'passed' : 'skipped', message: reason ?? '' }
        },
      })
    },
    async run(filter = '') {
      const results: TestResult[] = []
      for (const { name, run } of tests) if (name.includes(filter)) results.push(await run())
      return results
    },
  }
}
