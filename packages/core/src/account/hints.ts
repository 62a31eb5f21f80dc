import type { Poller } from '../task/poller.js'

/** The pollers whose answer somebody waits for, by the vendor's reference of the task. */
export interface Awaited {
  add(ref: string, poller: Poller): void
  delete(ref: string, poller: Poller): void
  /** Has those of a task ask at once; where nobody waits yet, the first who does. */
  askNow(ref: string): void
}

const mostEarly = 1_000

/** Makes an empty set of awaited pollers. */
export function createAwaited(): Awaited {
  const pollers = new Map<string, Set<Poller>>()
  const early = new Set<string>()

  /** Callbacks may come before anybody waits. The latest thousand are remembered: forged ones cost no more. */
  function remember(ref: string): void {
    early.add(ref)
    const [oldest] = early
    if (early.size > mostEarly && oldest !== undefined) early.delete(oldest)
  }

  return {
    add(ref, poller) {
      const same = pollers.get(ref)
      if (same) same.add(poller)
      else pollers.set(ref, new Set([poller]))
      if (early.delete(ref)) poller.askNow()
    },
    delete(ref, poller) {
      const same = pollers.get(ref)
      same?.delete(poller)
      if (same?.size === 0) pollers.delete(ref)
    },
    askNow(ref) {
      const awaited = pollers.get(ref)
      if (awaited === undefined) remember(ref)
      for (const poller of awaited ?? []) poller.askNow()
    },
  }
}
