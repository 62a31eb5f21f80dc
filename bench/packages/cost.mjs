// What an import costs: the CPU that a new process takes for it, all its threads together.
import { execFileSync } from 'node:child_process'

/**
 * @param {string} folder Where the modules are installed.
 * @param {readonly string[]} modules
 * @returns {number} Milliseconds.
 */
export function costOf(folder, modules) {
  const imports = modules.map((name) => `await import(${JSON.stringify(name)})`).join('\n')
  const program = `
const before = process.cpuUsage()
${imports}
const { user, system } = process.cpuUsage(before)
console.log((user + system) / 1000)
process.exit()`
  const options = { cwd: folder, encoding: /** @type {const} */ ('utf8') }
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', program], options))
}

/**
 * What several imports cost, in turn, so that all of them meet the same machine.
 *
 * @template {string} Name
 * @param {Readonly<Record<Name, () => number>>} costs
 * @param {number} rounds
 * @returns {Record<Name, number[]>} Each round's figure.
 */
export function inTurn(costs, rounds) {
  const found = /** @type {Record<Name, number[]>} */ ({})
  for (let round = 0; round < rounds; round++) {
    for (const name of /** @type {Name[]} */ (Object.keys(costs))) {
      found[name] = [...(found[name] ?? []), costs[name]()]
    }
  }
  return found
}

/** @param {readonly number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
