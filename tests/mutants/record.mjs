// The run without a mutant: which tests there are, how long each takes, and which mutants it passes.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { openVitest } from './open-vitest.mjs'

/**
 * A test that can judge.
 *
 * @typedef {object} Seen
 * @property {string} file - Under the package.
 * @property {string} id - Vitest's.
 * @property {number} durationMs - Without a mutant.
 * @property {number[]} passed - The mutants that it passes.
 */

/** @typedef {{ tests: Seen[], failed: string[] }} Recording */

/** What a test file showed. */
function readModule(module, file) {
  const { all = [], tests: byTest = {} } = module.meta().passed ?? {}
  const tests = [...module.children.allTests()]
  const failed = tests.filter((test) => test.result().state === 'failed').map((test) => test.fullName)
  return {
    failed: [...module.errors().map(({ message }) => message), ...failed].map((text) => `${file} > ${text}`),
    tests: tests
      .filter((test) => test.result().state === 'passed')
      .map((test) => ({
        file,
        id: test.id,
        durationMs: test.diagnostic()?.duration ?? 0,
        passed: [...new Set([...all, ...(byTest[test.id] ?? [])])],
      })),
  }
}

/**
 * Runs the tests of a copy: all, or `only` some files. A file with a test that fails is run a second time. A test
 * that fails without a mutant both times can judge none, and is left out.
 *
 * @returns {Promise<Recording>}
 */
async function recordTests({ folder, scratch }, workers, only) {
  Object.assign(process.env, { TMPDIR: scratch, MUTANTS_RECORDED: 'yes', MUTANT: '-1' })
  const vitest = await openVitest({ folder, workers, bail: false })
  const fileOf = ({ moduleId }) => relative(folder, moduleId).replaceAll('\\', '/')

  async function run(specifications) {
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
    const wanted = new Set(specifications.map(fileOf))
    const modules = testModules.filter((module) => wanted.has(fileOf(module)))
    return {
      results: new Map(modules.map((module) => [fileOf(module), readModule(module, fileOf(module))])),
      failed: unhandledErrors.map((error) => String(Object(error).message ?? error)),
    }
  }

  try {
    const found = await vitest.globTestSpecifications()
    const specifications = found.filter((specification) => only?.has(fileOf(specification)) ?? true)
    const first = await run(specifications)
    const again = specifications.filter((one) => first.results.get(fileOf(one))?.failed.length !== 0)
    const second = again.length > 0 ? await run(again) : { results: new Map(), failed: [] }
    const results = [...new Map([...first.results, ...second.results]).values()]
    return {
      tests: results.flatMap(({ tests }) => tests),
      failed: [...results.flatMap(({ failed }) => failed), ...second.failed],
    }
  } finally {
    await vitest.close()
    process.exitCode = 0
    delete process.env.MUTANTS_RECORDED
  }
}

/** A number for all that a copy holds: the same content gives the same. */
async function fingerprint(folder) {
  const hash = createHash('sha256')
  for (const part of ['src', 'test']) {
    const names = (await readdir(join(folder, part), { recursive: true })).sort()
    for (const name of names.filter((name) => /\.m?ts$|\.mjs$/.test(name))) {
      hash.update(`${part}/${name}\n`).update(await readFile(join(folder, part, name)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/** Runs the tests of a copy, or reads what all of them showed when the very same files were recorded before. */
export async function recordOnce(copy, workers, only) {
  const output = new URL('output/', import.meta.url)
  const file = new URL(`recording-${await fingerprint(copy.folder)}.json`, output)
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined) return JSON.parse(kept)
  const recording = await recordTests(copy, workers, only)
  await mkdir(output, { recursive: true })
  if (!only && recording.failed.length === 0) await writeFile(file, JSON.stringify(recording))
  return recording
}
