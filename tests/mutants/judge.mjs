// A process that judges mutants: it keeps one vitest warm, and runs what it is told to, a test file at a time.
import { relative } from 'node:path'
import { openVitest } from './open-vitest.mjs'

const [folder, scratch] = process.argv.slice(2)
process.env.TMPDIR = scratch
const vitest = await openVitest({ folder, workers: 1, bail: true })
const project = vitest.getRootProject()

const literally = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Runs a file's tests, all or some. Gives how many there were, and what failed first. */
async function runFile({ file, testIds, name, testTimeoutMs }) {
  project.config.testTimeout = testTimeoutMs
  const testNamePattern = name === undefined ? undefined : new RegExp(literally(name))
  const specification = project.createSpecification(`${folder}/${file}`, { testIds, testNamePattern })
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification])
  const module = testModules.find(({ moduleId }) => relative(folder, moduleId).replaceAll('\\', '/') === file)
  if (!module) return { tests: 0, failure: `${file} could not be run` }
  const tests = [...module.children.allTests()].filter((test) => test.result().state !== 'skipped')
  const failed = tests.find((test) => test.result().state === 'failed')
  const error = module.errors()[0] ?? unhandledErrors[0]
  const failure = failed?.fullName ?? error?.message ?? (module.ok() ? undefined : 'it failed')
  return { tests: tests.length, failure: failure && `${file} > ${failure}` }
}

process.on('message', async ({ mutant, run }) => {
  process.env.MUTANT = String(mutant)
  const answer = await runFile(run).catch((error) => ({ tests: 0, failure: `${run.file}: ${error.message}` }))
  process.exitCode = 0
  process.send(answer)
})
process.on('disconnect', () => process.exit())
process.send({ ready: true })
