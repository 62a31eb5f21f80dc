// Judges mutants by the tests that can see them, the nearest first, until one fails.
import { dirname } from 'node:path'
import { inTurns, openJudge } from './open-judge.mjs'
import { patience, startGraceMs, testGraceMs } from './rooms.mjs'

/** How far a test file is from a source, both under the package: beside it, in its folder, its room, elsewhere. */
export function distance(source, test) {
  if (test === source.replace(/\.ts$/, '.test.ts')) return 0
  if (dirname(test) === dirname(source)) return 1
  return test.split('/')[1] === source.split('/')[1] ? 2 : 3
}

/** How long tests may take, by how long they took without a mutant. */
export function limitsOf(tests) {
  const totalMs = tests.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const slowestMs = Math.max(0, ...tests.map(({ durationMs }) => durationMs))
  const testTimeoutMs = Math.ceil(testGraceMs + patience * slowestMs)
  return { testTimeoutMs, limitMs: Math.ceil(startGraceMs + testTimeoutMs + patience * totalMs), totalMs }
}

/**
 * The runs that judge a mutant, in their order.
 *
 * @param {string} source - Under the package.
 * @param {import('./record.mjs').Seen[]} tests - All that were recorded.
 * @returns {import('./open-judge.mjs').Run[]}
 */
export function planRuns(id, source, tests) {
  const files = new Map()
  for (const test of tests) {
    if (test.passed.includes(id)) files.set(test.file, [...(files.get(test.file) ?? []), test])
  }
  const runs = [...files].map(([file, own]) => ({ file, testIds: own.map(({ id }) => id), ...limitsOf(own) }))
  return runs.sort((a, b) => distance(source, a.file) - distance(source, b.file) || a.totalMs - b.totalMs)
}

/**
 * Those of a mutant's runs, the first ones, that take no longer in sum than a limit; three in any case. Tests far
 * from a mutant pass it by the hundred, and a survivor would be run through them all.
 */
export function within(limitMs, runs) {
  let sumMs = 0
  return runs.filter(({ totalMs }, place) => {
    sumMs += totalMs
    return place < 3 || sumMs <= limitMs
  })
}

/** @returns {Promise<{ outcome: 'killed' | 'timed out' | 'survived', by?: string }>} */
async function judge(id, runs, open, drop) {
  for (const run of runs) {
    const answer = await (await open()).run(id, run)
    if (!answer) {
      drop()
      return { outcome: 'timed out', by: run.file }
    }
    if (answer.failure !== undefined) return { outcome: 'killed', by: answer.failure }
  }
  return { outcome: 'survived' }
}

/**
 * @template {{ id: number, runs: import('./open-judge.mjs').Run[] }} Case
 * @param {{ folder: string, scratch: string }} copy - Into which all mutants are built.
 * @param {Case[]} cases
 * @param {number} workers
 * @param {(one: Case, verdict: { outcome: string, by?: string }) => Promise<void>} tell
 */
export async function judgeMutants(copy, cases, workers, tell) {
  const idle = []
  await inTurns(cases, workers, async (one) => {
    let mine = idle.pop()
    const open = async () => {
      mine ??= await openJudge(copy)
      return mine
    }
    const drop = () => {
      mine?.end()
      mine = undefined
    }
    await tell(one, await judge(one.id, one.runs, open, drop))
    if (mine) idle.push(mine)
  })
  for (const left of idle) left.end()
}
