// Runs each sample of the catalogue as it stands on its page, against local vendors: programs, lines for the terminal
// and calls of agents. A word after the command picks the models that have it in their id.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkTypes } from './catalogue/check/check-types.js'
import { reportLines } from './catalogue/check/report.js'
import { runApart } from './catalogue/check/run-apart.js'
import { runCalls } from './catalogue/check/run-calls.js'
import { runLines } from './catalogue/check/run-lines.js'
import { runPrograms } from './catalogue/check/run-programs.js'
import type { Outcome } from './catalogue/check/sample.js'
import { samplesIn } from './catalogue/check/samples-in.js'
import { startVendors } from './catalogue/check/vendors.js'
import { makeProgramFolder, makeProjectFolder, makeReadersFolder } from './catalogue/check/workplace.js'
import { openRegistry } from './catalogue/registry/open-registry.js'
import { docs } from './site/folders.js'

const [word = ''] = process.argv.slice(2)
const models = (await openRegistry(docs)).filter(({ id }) => id.includes(word))
const samples = models.flatMap(({ id }) => samplesIn(id, readFileSync(join(docs, `models/${id}.md`), 'utf8')))
const vendors = [...new Set(models.map(({ vendor }) => vendor))]
const programs = samples.filter(({ language }) => language === 'ts')
const lines = samples.filter(({ language, text }) => language === 'sh' && isWorthRunning(text))
const calls = samples.filter(({ language }) => language === 'json')
// The last program of a page starts a sandbox itself. One a vendor is run just as a reader runs it.
const apart = vendors.flatMap((vendor) => {
  const first = models.find((model) => model.vendor === vendor)
  return programs.filter(({ id, text }) => id === first?.id && text.includes('createSandbox'))
})

/** A line without the packages that it fetches. */
function withoutPackages(line: string): string {
  return line.replaceAll(/ -p \S+/g, '')
}

/** A line that is on the page with `--sandbox` too is run so. */
function isWorthRunning(text: string): boolean {
  const wanted = `${withoutPackages(text)} --sandbox`
  return !samples.some((other) => withoutPackages(other.text) === wanted)
}

const local = await startVendors(vendors)
const [programFolder, projectFolder, readersFolder] = await Promise.all([
  makeProgramFolder(vendors),
  makeProjectFolder(vendors),
  makeReadersFolder(),
])
/** Does a part, and tells when it has ended. */
async function part(name: string, work: Promise<readonly Outcome[]>): Promise<readonly Outcome[]> {
  const outcomes = await work
  const bad = outcomes.filter(({ problem }) => problem !== undefined).length
  console.error(`${name}: ${outcomes.length - bad} of ${outcomes.length}`)
  return outcomes
}

const parts = await Promise.all([
  part('compiled', checkTypes(programs)),
  part('calls of agents', runCalls(calls, projectFolder, local)),
  part('programs', runPrograms(programs, programFolder, local)),
  part('lines of the terminal', runLines(lines, projectFolder, local)),
  part('programs in processes of their own', runApart(apart, readersFolder)),
])
const outcomes = parts.flat()
await local.close()

for (const line of reportLines(outcomes)) console.log(line)
const failed = outcomes.filter(({ problem }) => problem !== undefined).length
const run = new Set(outcomes.map(({ sample }) => sample)).size
console.log(`${run} samples of ${models.length} models; ${failed} problems.`)
process.exitCode = failed > 0 || run === 0 ? 1 : 0
