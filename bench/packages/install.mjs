// Installs each set into an empty folder, as an application would, and tells what it takes there.
import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const longestMs = 300_000
const isOurs = (/** @type {string} */ name) => name.startsWith('@mediaplug/')

/**
 * What an installed set takes.
 *
 * @typedef {object} Taken
 * @property {number} packages
 * @property {number} bytes The sizes of all files.
 * @property {number} disk What the disk gives them, in bytes.
 * @property {number} ours Of `disk`, the packages of this repository.
 */

/**
 * Packs the packages of this repository as they are published. They must be built.
 *
 * @param {string} folder Where the tarballs go.
 * @param {readonly string[]} names
 * @returns {ReadonlyMap<string, string>} The tarball of each.
 */
export function pack(folder, names) {
  mkdirSync(folder, { recursive: true })
  const filters = names.map((name) => `--filter=${name}`)
  execFileSync('pnpm', [...filters, '--recursive', 'pack', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: longestMs,
    shell: process.platform === 'win32',
  })
  const fileOf = (/** @type {string} */ name) => name.slice(1).replace('/', '-')
  return new Map(
    names.map((name) => {
      const file = readdirSync(folder).find((entry) => entry.startsWith(`${fileOf(name)}-`))
      if (file === undefined) throw new Error(`${name} was not packed`)
      return [name, join(folder, file)]
    }),
  )
}

/**
 * @param {string} folder An empty one.
 * @param {import('./sets.mjs').Set} set
 * @param {ReadonlyMap<string, string>} tarballs
 * @returns {Taken}
 */
export function install(folder, { packages }, tarballs) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'application', private: true }))
  const named = packages.map((name) => tarballs.get(name) ?? name)
  // Until the first release, core is older here than what providers ask for.
  const forced = packages.some(isOurs) ? ['--legacy-peer-deps'] : []
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  execFileSync('npm', ['install', ...quiet, ...forced, ...named], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: longestMs,
    shell: process.platform === 'win32',
  })
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'))
  const whole = sizeOf(join(folder, 'node_modules'))
  const own = packages.filter(isOurs).map((name) => sizeOf(join(folder, 'node_modules', name)))
  return {
    packages: Object.keys(lock.packages).length,
    ...whole,
    ours: own.reduce((sum, { disk }) => sum + disk, 0),
  }
}

/**
 * @param {string} folder
 * @returns {{ bytes: number, disk: number }}
 */
function sizeOf(folder) {
  let bytes = 0
  let disk = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const found = lstatSync(join(folder, name))
    if (found.isFile()) bytes += found.size
    disk += found.blocks * 512
  }
  return { bytes, disk }
}
