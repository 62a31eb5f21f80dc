// Copies the declarations that a package publishes from where `tsc` emits them to beside its bundles: those of its
// entries and what these import, and nothing that only its own files see. Without arguments it does so for every
// package; in a package's folder, for that one.
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = fileURLToPath(new URL('../packages', import.meta.url))
const here = process.cwd()
const folders =
  dirname(here) === packages ? [here] : readdirSync(packages).map((name) => join(packages, name))

for (const folder of folders) copyDeclarations(folder)

/**
 * @param {string} folder
 */
function copyDeclarations(folder) {
  const emitted = join(folder, 'dist')
  /** @type {Set<string>} */
  const reached = new Set()
  for (const entry of entriesOf(folder)) reach(entry.replace('./lib', emitted), reached)
  for (const file of reached) {
    const target = join(folder, 'lib', relative(emitted, file))
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(file, target)
  }
}

/**
 * Adds a declaration file and all that it imports of its own package.
 *
 * @param {string} file
 * @param {Set<string>} reached
 */
function reach(file, reached) {
  if (reached.has(file)) return
  reached.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
    /\b(?:from|import\()\s*["'](\.[^"']+)["']/g,
  )) {
    reach(join(dirname(file), path.replace(/\.js$/, '.d.ts')), reached)
  }
}

/**
 * The declarations that a package's manifest names.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function entriesOf(folder) {
  const { publishConfig } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const entries = Object.values(publishConfig?.exports ?? {}).map((target) => target.types)
  const elsewhere = entries.find((entry) => !entry.startsWith('./lib/'))
  if (elsewhere !== undefined) {
    throw new Error(
      `${folder}/package.json: publishConfig names ${elsewhere}, and what is published is in ./lib`,
    )
  }
  return entries
}
