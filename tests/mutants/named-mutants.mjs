// The mutants that break a promise: each is put into a copy of its own, and every test that it names must fail.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { copyPackage } from './copy.mjs'
import { limitsOf } from './judge-mutants.mjs'
import { inTurns, openJudge } from './open-judge.mjs'

/**
 * @typedef {object} NamedMutant
 * @property {string} promise - A heading of docs/promises.md.
 * @property {string} breaks - What no longer holds, in words.
 * @property {string} file - Under the package's `src`.
 * @property {string} replace - Stands in the file once.
 * @property {string} by
 * @property {string[]} tests - Under `src`; after ` > `, a part of the names of the tests that must fail.
 */

const leastOfEach = 3

/** What is wrong with the list itself: promises without enough mutants, and mutants of no promise. */
export function checkList(named, promises) {
  const ofNone = named.filter(({ promise }) => !promises.includes(promise))
  const tooFew = promises.filter(
    (heading) => named.filter(({ promise }) => promise === heading).length < leastOfEach,
  )
  return [
    ...ofNone.map(
      ({ promise, breaks }) => `'${breaks}' belongs to '${promise}', which docs/promises.md does not promise`,
    ),
    ...tooFew.map((heading) => `the promise '${heading}' has less than ${leastOfEach} named mutants`),
  ]
}

/** A file's text with the mutant in it; an error in words when the text to replace is not there once. */
export function applyNamed(source, { file, replace, by }) {
  const times = source.split(replace).length - 1
  if (times === 1) return { text: source.replace(replace, () => by) }
  return { error: `${file} holds ${times === 0 ? 'no more' : `${times} times`}: ${replace}` }
}

function parseTest(test) {
  const [path, name] = test.split(/ > (.*)/s)
  return { file: `src/${path}`, name }
}

/** What came of it, in words; `undefined` when all its tests fail. */
async function judgeNamed(mutant, { revision, tests }) {
  const copy = await copyPackage(revision)
  let judge
  try {
    const source = await copy.read(mutant.file).catch(() => '')
    const { text, error } = applyNamed(source, mutant)
    if (error) return error
    await copy.write(mutant.file, text)
    if ((await copy.buildChecked()).has(mutant.file)) return `does not compile: ${mutant.by}`
    for (const { file, name } of mutant.tests.map(parseTest)) {
      if (!(await stat(join(copy.folder, file)).catch(() => undefined))) return `there is no ${file}`
      judge ??= await openJudge(copy)
      const limits = limitsOf(tests.filter((test) => test.file === file))
      const answer = await judge.run(-1, { file, name, ...limits })
      if (!answer) {
        judge.end()
        judge = undefined
        continue
      }
      if (answer.tests === 0 && !answer.failure) return `${file} has no test '${name}'`
      if (!answer.failure) return `survives ${file}${name ? ` > ${name}` : ''}`
    }
    return undefined
  } finally {
    judge?.end()
    await copy.dispose()
  }
}

/** Judges all, and gives for each what is wrong. */
export async function judgeNamedMutants(named, { revision, tests, workers, tell }) {
  const wrong = new Map()
  await inTurns(named, workers, async (mutant) => {
    const reason = await judgeNamed(mutant, { revision, tests })
    if (reason !== undefined) wrong.set(mutant, reason)
    tell(mutant, reason)
  })
  return wrong
}

/** The test files that named mutants need. */
export const testFilesOf = (named) =>
  new Set(named.flatMap(({ tests }) => tests.map((test) => parseTest(test).file)))
