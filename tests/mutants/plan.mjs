// Which mutants there are: found in the copy, held against the compiler and the accepted ones, drawn if asked for.
import { numbersOf } from '../soak/numbers.mjs'
import { findMutants } from './find-mutants.mjs'
import { nothing } from './report.mjs'

/** Operators whose mutants count even if they do not compile: only the narrowing of a type stands in their way. */
const uncheckedOperators = /\.(condition|side|not)$/

/** All mutants of files, by ids that are their places in the list. */
export async function findAll(copy, files) {
  const found = await Promise.all(
    files.map(async (file) => findMutants(await copy.read(file)).map((mutant) => ({ ...mutant, file }))),
  )
  return found.flat().map((mutant, id) => ({ ...mutant, id }))
}

/** The ids of mutants that the compiler refuses. Each is compiled as a file of its own beside the original. */
export async function findUncompilable(copy, mutants) {
  const before = await copy.findErrors()
  const checked = mutants.filter(
    ({ operator, file }) => !uncheckedOperators.test(operator) && !before.has(file),
  )
  const beside = ({ file, id }) => file.replace(/\.ts$/, `.mutant-${id}.ts`)
  const sources = new Map()
  for (const { file } of checked) sources.set(file, sources.get(file) ?? (await copy.read(file)))
  for (const mutant of checked) {
    const source = sources.get(mutant.file)
    const text = source.slice(0, mutant.start) + mutant.replacement + source.slice(mutant.end)
    await copy.write(beside(mutant), text)
  }
  const refused = await copy.findErrors()
  for (const mutant of checked) await copy.remove(beside(mutant))
  return new Set(checked.filter((mutant) => refused.has(beside(mutant))).map(({ id }) => id))
}

/** Draws some of a list: the same ones for the same seed, in the order of the list. */
export function draw(items, count, seed) {
  const random = numbersOf(seed)
  const ranked = items.map((item, place) => ({ item, place, rank: random() }))
  const drawn = ranked.sort((a, b) => a.rank - b.rank).slice(0, count)
  return drawn.sort((a, b) => a.place - b.place).map(({ item }) => item)
}

// As it is printed: what is left out altogether is '(nothing)'.
const keyOf = ({ file, from, to }) => JSON.stringify([file, from, to === '' ? nothing : to])

/** Tells the accepted mutants from the others, and the entries of the list that fit no mutant any more. */
export function setAside(mutants, accepted) {
  const keys = new Set(accepted.map(keyOf))
  const found = new Set(mutants.map(keyOf))
  const files = new Set(mutants.map(({ file }) => file))
  return {
    accepted: mutants.filter((mutant) => keys.has(keyOf(mutant))),
    open: mutants.filter((mutant) => !keys.has(keyOf(mutant))),
    stale: accepted.filter((entry) => files.has(entry.file) && !found.has(keyOf(entry))),
  }
}
