// A judge is a group of processes of its own, which is ended as a whole when a mutant hangs.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startGraceMs } from './rooms.mjs'

const program = fileURLToPath(new URL('judge.mjs', import.meta.url))

const groups = new Set()

function endGroup(child) {
  groups.delete(child)
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

process.on('exit', () => groups.forEach(endGroup))

/** The next message; `undefined` when none has come in time, or the process has ended. */
async function nextMessage(child, limitMs) {
  const over = new AbortController()
  const stop = () => over.abort()
  const timer = setTimeout(stop, limitMs)
  child.once('exit', stop)
  try {
    if (child.exitCode !== null || child.signalCode !== null) return undefined
    const [message] = await once(child, 'message', { signal: over.signal })
    return message
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
    child.off('exit', stop)
  }
}

/**
 * What a judge runs: a test file of the copy, and which of its tests (default: all).
 *
 * @typedef {object} Run
 * @property {string} file - Under the package.
 * @property {string[]} [testIds]
 * @property {string} [name] - A part of the tests' names.
 * @property {number} testTimeoutMs - For each test that sets none itself.
 * @property {number} limitMs - For the whole run.
 */

/** Opens a judge of a copy. */
export async function openJudge({ folder, scratch }) {
  const child = fork(program, [folder, scratch], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  groups.add(child)
  child.on('error', () => {})
  if (!(await nextMessage(child, 5 * startGraceMs))) throw new Error('a judge could not be started')
  return {
    /**
     * @param {Run} run
     * @returns {Promise<{ tests: number, failure?: string } | undefined>} nothing when it did not end in time:
     *   the judge is of no use any more then.
     */
    async run(mutant, run) {
      child.send({ mutant, run }, () => {})
      return await nextMessage(child, run.limitMs)
    },
    end: () => endGroup(child),
  }
}

/** Works through a list, so many at a time. */
export async function inTurns(items, workers, work) {
  const queue = items[Symbol.iterator]()
  const next = async () => {
    for (let item = queue.next(); !item.done; item = queue.next()) await work(item.value)
  }
  await Promise.all(Array.from({ length: workers }, next))
}
