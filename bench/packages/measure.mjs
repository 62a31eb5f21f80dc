import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { figure, table } from '../path/table.mjs'
import { costOf, inTurn, median } from './cost.mjs'
import { install, pack } from './install.mjs'
import { sets } from './sets.mjs'

const megabytes = (/** @type {number} */ bytes) => figure(bytes / 1e6, 2)

/**
 * Packs and installs what one vendor takes, with us and with others, and measures sizes and imports.
 *
 * @param {number} rounds How often each is imported.
 * @returns {string} What was found, as Markdown.
 */
export function measurePackages(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'mediaplug-bench-'))
  try {
    const names = [...new Set(sets.flatMap(({ packages }) => packages))]
    const ours = pack(
      join(folder, 'packed'),
      names.filter((name) => name.startsWith('@mediaplug/')),
    )
    const installed = sets.map((set, index) => {
      const home = join(folder, `set-${index}`)
      return { ...set, home, taken: install(home, set, ours) }
    })
    const zodAlone = installed[0]?.home ?? folder
    const costs = inTurn(
      {
        zod: () => costOf(zodAlone, ['zod']),
        ...Object.fromEntries(
          installed.map(({ title, home, imports }) => [title, () => costOf(home, imports)]),
        ),
      },
      rounds,
    )
    return report(installed, costs, rounds)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {readonly (import('./sets.mjs').Set & { taken: import('./install.mjs').Taken })[]} installed
 * @param {Readonly<Record<string, readonly number[]>>} costs
 * @param {number} rounds
 */
function report(installed, costs, rounds) {
  const zod = costs.zod ?? []
  const sizes = installed.map(({ title, taken }) => [
    title,
    taken.packages,
    megabytes(taken.bytes),
    megabytes(taken.disk),
    taken.ours === 0 ? '–' : megabytes(taken.ours),
  ])
  const imports = ['zod', ...installed.map(({ title }) => title)].map((name) => {
    const values = costs[name] ?? []
    const above = values.map((value, round) => value - (zod[round] ?? Number.NaN))
    return [
      name === 'zod' ? '`zod` alone' : name,
      figure(Math.min(...values)),
      figure(median(values)),
      figure(Math.min(...values) - Math.min(...zod)),
      figure(median(above)),
    ]
  })
  return [
    `Each is packed or fetched, and installed into an empty folder by npm with all that it depends on. An import is measured in a new process: the CPU of all its threads, ${rounds} times, all in turn. "Above zod" is the difference of the minima, and the median of the differences round by round. ${neighbours()}`,
    table(['installed', 'packages', 'files, MB', 'on disk, MB', 'of it ours, MB'], sizes),
    table(['imported', 'CPU, ms: least', 'median', 'above zod, ms: least', 'median'], imports),
    'Targets: ours, core and one provider, at most 1.5 MB on disk and 4 packages in all; core and one provider at most 30 ms above zod.',
  ].join('\n\n')
}

/** Whether other programs ran beside, which makes every import dearer. */
function neighbours() {
  const [, ofFiveMinutes = 0] = loadavg()
  const cores = availableParallelism()
  return ofFiveMinutes > cores
    ? `Other programs ran beside it: the load was ${figure(ofFiveMinutes, 1)} on ${cores} cores, so the times are too long, and their order is what counts.`
    : `The load was ${figure(ofFiveMinutes, 1)} on ${cores} cores.`
}
