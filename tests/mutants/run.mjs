// Mutates core and has its tests judge each mutant. What it prints and takes: README.md.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { copyPackage } from './copy.mjs'
import { instrument } from './instrument.mjs'
import { judgeMutants, planRuns, within } from './judge-mutants.mjs'
import { keyOf, openKept } from './kept-verdicts.mjs'
import { checkList, judgeNamedMutants, testFilesOf } from './named-mutants.mjs'
import { draw, findAll, findUncompilable, setAside } from './plan.mjs'
import { named } from './promises.mjs'
import { recordOnce } from './record.mjs'
import { describeMutant, shareOf, tableOfRooms } from './report.mjs'
import { leastKilled, rooms, workers } from './rooms.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string', multiple: true },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    at: { type: 'string' },
    'only-named': { type: 'boolean', default: false },
    'no-named': { type: 'boolean', default: false },
    seconds: { type: 'string' },
    anew: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
/** Other folders of the package may be named too. */
const instrumented = [...new Set([...rooms, ...positionals])]
const judged = positionals.length > 0 ? positionals : rooms

const began = performance.now()
const minutes = () => `${((performance.now() - began) / 60_000).toFixed(1)} min`
const say = (text) => process.stdout.write(`${text}\n`)
const progress = (text) => process.stderr.write(`${minutes()}  ${text}\n`)

const isWanted = (file) =>
  judged.includes(file.split('/')[0]) &&
  (values.file === undefined || values.file.some((wanted) => file === wanted || file.endsWith(`/${wanted}`)))

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    say(`ended by ${signal}`)
    process.exit(1)
  })
}

/** Finds the mutants of all rooms, and builds them into the copy. Gives them, and those that do not compile. */
async function buildIn(copy) {
  const files = (await Promise.all(instrumented.map((room) => copy.sources(room)))).flat()
  const all = await findAll(copy, files)
  const wanted = values['only-named'] ? [] : all.filter(({ file }) => isWanted(file))
  const uncompilable = await findUncompilable(copy, wanted)
  if (wanted.length > 0) progress(`${wanted.length} mutants, of which ${uncompilable.size} do not compile`)
  for (const file of files) {
    const own = all.filter((mutant) => mutant.file === file)
    const source = await copy.read(file)
    for (const mutant of own) mutant.key = keyOf(source, mutant)
    await copy.write(file, instrument(source, own, copy.switchFrom(file)))
  }
  await copy.build()
  return wanted.filter(({ id }) => !uncompilable.has(id))
}

/** Judges the mutants that are built into the copy. Gives what speaks against the tests. */
async function judgeRooms(copy, mutants, tests) {
  const list = JSON.parse(await readFile(new URL('accepted.json', import.meta.url), 'utf8'))
  const { accepted, open, stale } = setAside(mutants, list)
  for (const { file, from, to } of stale)
    say(`accepted.json names what is no mutant any more: ${file}: ${from} → ${to}`)
  const chosen = values.sample ? draw(open, Number(values.sample), Number(values.seed)) : open

  const limit = values.seconds ? Number(values.seconds) * 1_000 : Number.POSITIVE_INFINITY
  const kept = await openKept(new URL('output/', import.meta.url), copy.readTest)
  const verdicts = []
  const cases = []
  for (const mutant of chosen) {
    const one = { ...mutant, runs: within(limit, planRuns(mutant.id, `src/${mutant.file}`, tests)) }
    const verdict = values.anew ? undefined : await kept.find(mutant.key)
    if (verdict) verdicts.push({ ...one, ...verdict })
    else cases.push(one)
  }
  progress(`${verdicts.length} were killed in earlier runs`)
  await judgeMutants(copy, cases, workers, async (mutant, verdict) => {
    verdicts.push({ ...mutant, ...verdict })
    if (verdict.outcome === 'killed') await kept.keep(mutant.key, verdict.by)
    if (values.verbose) progress(`${verdict.outcome} ${verdict.by ?? ''}\n${describeMutant(mutant)}`)
    else if (verdicts.length % 50 === 0) progress(`${verdicts.length} of ${chosen.length} judged`)
  })
  verdicts.sort((a, b) => a.id - b.id)

  for (const outcome of ['timed out', 'survived']) {
    const some = verdicts.filter((verdict) => verdict.outcome === outcome)
    for (const mutant of some) say(`${outcome}: ${describeMutant(mutant)}`)
  }
  const shown = judged.filter((room) => mutants.some(({ file }) => file.startsWith(`${room}/`)))
  say(`\n${tableOfRooms(shown, verdicts, accepted)}\n`)
  return [
    ...(stale.length > 0 ? [`accepted.json names ${stale.length} that are no mutants any more`] : []),
    ...(shareOf(verdicts) < leastKilled ? [`less than ${leastKilled * 100} % were noticed`] : []),
  ]
}

/** Judges the mutants that break a promise. Gives what is wrong. */
async function judgePromises(copy, chosen, { tests, failed }) {
  const tell = ({ breaks }, reason) => progress(`${reason ?? 'killed'}: ${breaks}`)
  const wrong = await judgeNamedMutants(chosen, { revision: values.at, tests, workers, tell })
  say(`named mutants: ${chosen.length - wrong.size} of ${chosen.length} killed\n`)
  const files = testFilesOf(chosen)
  return [
    ...(chosen.length === named.length ? checkList(named, await copy.promises()) : []),
    ...failed
      .filter((failure) => files.has(failure.split(' > ')[0]))
      .map((text) => `fails without a mutant: ${text}`),
    ...[...wrong].map(
      ([{ promise, breaks, file }, reason]) => `${promise}: '${breaks}' (${file}): ${reason}`,
    ),
  ]
}

const copy = await copyPackage(values.at)
const mutants = await buildIn(copy)
const isLimited = positionals.length > 0 || values.file !== undefined
const promises = values['no-named'] ? [] : named.filter(({ file }) => !isLimited || isWanted(file))
const { tests, failed } = await recordOnce(
  copy,
  workers,
  values['only-named'] ? testFilesOf(promises) : undefined,
)
progress(`${tests.length} tests passed without a mutant`)
for (const failure of failed) say(`fails without a mutant, and judges none: ${failure}`)

const wrong = []
if (!values['no-named']) wrong.push(...(await judgePromises(copy, promises, { tests, failed })))
if (!values['only-named']) wrong.push(...(await judgeRooms(copy, mutants, tests)))
for (const text of wrong) say(`✗ ${text}`)
say(`${wrong.length === 0 ? 'good' : 'not good enough'}, after ${minutes()}`)
process.exit(wrong.length === 0 ? 0 : 1)
