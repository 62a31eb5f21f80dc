import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Shelved } from './shelf.js'

/** This process. */
export const thisOwner = { pid: process.pid, host: hostname(), session: randomUUID() }

/** How often an owner gives a sign of life, in ms. */
export const touchMs = 5_000

/** How long after its last sign of life an owner counts as gone, in ms. */
const patienceMs = 30_000

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // It runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether the process that has an entry still works on it. */
export function isOwnerAlive({ entry: { owner }, touchedAt }: Shelved, now: number): boolean {
  if (now - touchedAt > patienceMs) return false
  return owner.host !== thisOwner.host || runs(owner.pid)
}
