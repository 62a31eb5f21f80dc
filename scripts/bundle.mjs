// Bundles packages as they are published: a few modules instead of some hundred, so that an import costs little.
// The entries of one package share what they have in common, so that its state exists once. Types stay as `tsc` emits
// them. Without arguments it bundles every package; in a package's folder, that one.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { ascii } from './bundle/ascii.mjs'
import { builtIn } from './bundle/built-in.mjs'
import { deferred } from './bundle/deferred.mjs'
import { isLateBuiltin, lateBuiltins } from './bundle/late-builtins.mjs'
import { licences } from './bundle/licences.mjs'
import { minified } from './bundle/minified.mjs'

const packages = fileURLToPath(new URL('../packages', import.meta.url))
const here = process.cwd()
const folders =
  dirname(here) === packages ? [here] : readdirSync(packages).map((name) => join(packages, name))

for (const folder of folders) await bundle(folder)

/**
 * Bundles one package into the modules that its `publishConfig` names.
 *
 * @param {string} folder
 */
async function bundle(folder) {
  const entries = entriesOf(folder)
  if (entries.length === 0) return
  // What runs in applications. The others are for tests, and extend classes of Node.
  const isLate = /^(core|provider-.*)$/.test(basename(folder)) ? isLateBuiltin : () => false
  const build = await rolldown({
    input: Object.fromEntries(entries.map((source) => [basename(source, '.ts'), join(folder, source)])),
    platform: 'node',
    external: externalOf(folder, isLate),
    plugins: [
      builtIn(folder),
      lateBuiltins(sourcesOf(folder)),
      basename(folder).startsWith('provider-') && deferred(),
      licences(),
      minified(),
      ascii(),
    ],
    // How long plugins take is no fault of the package.
    checks: { pluginTimings: false },
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(`${relative(packages, folder)}: ${log.message}`)
    },
  })
  rmSync(join(folder, 'lib'), { recursive: true, force: true })
  await build.write({
    dir: join(folder, 'lib'),
    format: 'es',
    chunkFileNames: 'shared-[hash].js',
    // Names and lines stay, for readers of a stack trace; the comments are in the types.
    comments: false,
  })
  await build.close()
}

/**
 * Tells what a package leaves to its users to install, by its manifest, and to Node.
 *
 * @param {string} folder
 * @param {(id: string) => boolean} isLate
 * @returns {(id: string) => boolean}
 */
function externalOf(folder, isLate) {
  const { dependencies = {}, peerDependencies = {} } = manifestOf(folder)
  const names = Object.keys({ ...dependencies, ...peerDependencies })
  return (id) =>
    id.startsWith('node:') ? !isLate(id) : names.some((name) => id === name || id.startsWith(`${name}/`))
}

/**
 * The sources of what a package exports, and of its commands.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function entriesOf(folder) {
  const { exports = {}, bin = {} } = manifestOf(folder).publishConfig ?? {}
  return [...Object.values(exports).map((target) => target.default), ...Object.values(bin)]
    .map((file) => file.replace('./lib/', 'src/').replace(/\.js$/, '.ts'))
    .filter((source) => existsSync(join(folder, source)))
}

/**
 * The text of every source of a package, without its tests.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesOf(folder) {
  return readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('.test'))
    .map((name) => readFileSync(join(folder, 'src', name), 'utf8'))
}

/** @param {string} folder */
function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
