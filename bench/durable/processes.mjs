// The processes of a measurement, and what asks after them.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const program = (/** @type {string} */ name) => fileURLToPath(new URL(`${name}.mjs`, import.meta.url))

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()

/** @param {string} name @param {readonly string[]} args */
export async function start(name, args) {
  const child = fork(program(name), args)
  children.add(child)
  child.once('exit', () => children.delete(child))
  const [message] = await once(child, 'message')
  return { child, message }
}

/** @param {number} milliseconds @param {number} every */
export async function startVendor(milliseconds, every) {
  const { child, message } = await start('vendor', [String(milliseconds), String(every)])
  return { child, baseUrl: `http://127.0.0.1:${message.port}` }
}

/** @param {string} database */
export function connect(database) {
  const pool = new pg.Pool({ connectionString: database, max: 2 })
  pool.on('error', () => {})
  const one = async (/** @type {string} */ text) => (await pool.query(text)).rows[0]
  return { pool, one }
}

/** @param {() => Promise<boolean>} isSo */
export async function until(isSo) {
  while (!(await isSo())) await sleep(200)
}

export function endAll() {
  for (const child of children) child.kill('SIGKILL')
}
