// Runs the tests on each major version of Node that is supported. What follows `--` narrows the files.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodes } from './run/nodes.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Fetches a version of Node from npm's registry, unless it is there.
 *
 * @param {number} major
 * @returns {string} The folder of the program.
 */
function fetchNode(major) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const folder = join(root, 'node_modules/.cache/nodes', String(major))
  const programs = join(folder, 'node_modules', name, 'bin')
  if (existsSync(programs)) return programs
  mkdirSync(folder, { recursive: true })
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
  execFileSync('npm', ['install', ...quiet, '--prefix', folder, `${name}@${major}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  return programs
}

/**
 * @param {number} major
 * @returns {boolean} Whether all tests passed.
 */
function passesOn(major) {
  const programs = fetchNode(major)
  const env = { ...process.env, PATH: [programs, process.env.PATH].join(delimiter) }
  const node = join(programs, process.platform === 'win32' ? 'node.exe' : 'node')
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  console.log(`\nNode ${version}`)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(node, [vitest, 'run', ...process.argv.slice(2)], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  return status === 0
}

const failed = nodes.filter((major) => !passesOn(major))
if (failed.length > 0) {
  console.error(`failed on Node ${failed.join(', ')}`)
  process.exitCode = 1
}
