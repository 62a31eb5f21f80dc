// The processes of a soak: started, listened to, and ended with it.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

const children = new Set()

/** Ends all that still run. */
export function endAll() {
  for (const child of children) child.kill('SIGKILL')
}

/** Starts a program; its errors are shown. */
export function start(path, args, { execArgv = [], env = {} } = {}) {
  const child = fork(path, args.map(String), {
    execArgv,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.add(child)
  const exit = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  void exit.then(() => children.delete(child))
  child.on('error', () => {})
  return { child, exit }
}

export const tell = ({ child }, message) => child.connected && child.send(message, () => {})

/** The next message that has a field; `undefined` when none comes in time or the process ends. */
export async function heard({ child, exit }, field, limitMs) {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), limitMs)
  void exit.then(() => over.abort())
  try {
    for (;;) {
      const [message] = await once(child, 'message', { signal: over.signal })
      if (field in message) return message
    }
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** How a process ended; `undefined` when it had to be ended. */
export async function ended({ child, exit }, limitMs) {
  const how = await Promise.race([exit, sleep(limitMs, undefined, { ref: false })])
  if (!how) child.kill('SIGKILL')
  return how
}
