// What is mutated, by which tests it is judged, and how long that may take.

/** The package that is mutated, under the root of the repository. */
export const packageFolder = 'packages/core'

/** Its folders that are mutated, under `src`. */
export const rooms = ['submission', 'task', 'http', 'journal', 'download']

/** The least share of mutants that the tests must notice. */
export const leastKilled = 0.95

/** How many mutants are judged at a time. */
export const workers = 2

/** A test gets this many times what it took without a mutant, and the time below. */
export const patience = 4

/** What every test, and every start of a process, gets in any case, in ms. */
export const testGraceMs = 6_000
export const startGraceMs = 20_000

/** Calls in whose arguments nothing is mutated: another signal than 0 would end processes. */
export const untouchedCalls = ['process.kill']
