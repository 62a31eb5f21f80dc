/** What a test is given by its runner. */
export interface TestContext {
  /** Reports the test as skipped. */
  skip(reason?: string): unknown
}

/** How a test is run. */
export interface TestOptions {
  /** In milliseconds. */
  readonly timeout: number
  /** Whether it is only reported. */
  readonly skip: boolean
}

/**
 * The functions of a test runner, as `vitest` and `node:test` have them.
 *
 * @example The functions of Node's own runner
 * ```ts
 * import { describe, test } from 'node:test'
 * import type { TestRunner } from '@mediaplug/testing'
 *
 * const runner: TestRunner = { describe, test }
 * ```
 */
export interface TestRunner {
  /** Groups tests under a name. */
  describe(name: string, define: () => void): unknown
  /** Registers a test. */
  test(name: string, options: TestOptions, run: (context: TestContext) => Promise<void>): unknown
}
