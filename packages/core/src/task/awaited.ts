import type { Poller } from './poller.js'

/** The pollers whose answer somebody waits for, by the vendor's reference of the task. */
export interface Awaited {
  add(ref: string, poller: Poller): void
  delete(ref: string, poller: Poller): void
  /** Has those of a task ask at once. */
  askNow(ref: string): void
}

/** Makes an empty set of awaited pollers. */
export function createAwaited(): Awaited {
  const pollers = new Map<string, Set<Poller>>()
  return {
    add(ref, poller) {
      const same = pollers.get(ref)
      if (same) same.add(poller)
      else pollers.set(ref, new Set([poller]))
    },
    delete(ref, poller) {
      const same = pollers.get(ref)
      same?.delete(poller)
      if (same?.size === 0) pollers.delete(ref)
    },
    askNow(ref) {
      for (const poller of pollers.get(ref) ?? []) poller.askNow()
    },
  }
}
