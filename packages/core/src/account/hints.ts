/** Who can ask the vendor at once. */
export interface HintListener {
  askNow(): void
}

/** Those whose answer somebody waits for, by the vendor's reference of the task. */
export interface Hints {
  add(ref: string, listener: HintListener): void
  delete(ref: string, listener: HintListener): void
  /** Has those of a task ask at once; where nobody waits yet, the first who does. */
  askNow(ref: string): void
}

const mostEarly = 1_000

/** Makes an empty set of listeners. A reference hardly ever has two, so that one alone has no list. */
export function createHints(): Hints {
  const listeners = new Map<string, HintListener | readonly HintListener[]>()
  const early = new Set<string>()

  function of(ref: string): readonly HintListener[] {
    const found = listeners.get(ref)
    if (found === undefined) return []
    return 'askNow' in found ? [found] : found
  }

  /** Callbacks may come before anybody waits. The latest thousand are remembered: forged ones cost no more. */
  function remember(ref: string): void {
    early.add(ref)
    const [oldest] = early
    if (early.size > mostEarly && oldest !== undefined) early.delete(oldest)
  }

  return {
    add(ref, listener) {
      const others = listeners.has(ref) ? of(ref).filter((other) => other !== listener) : []
      listeners.set(ref, others.length === 0 ? listener : [...others, listener])
      if (early.size > 0 && early.delete(ref)) listener.askNow()
    },
    delete(ref, listener) {
      const found = listeners.get(ref)
      if (found === listener) listeners.delete(ref)
      else if (found !== undefined) {
        const others = of(ref).filter((other) => other !== listener)
        if (others.length === 0) listeners.delete(ref)
        else listeners.set(ref, others)
      }
    },
    askNow(ref) {
      if (!listeners.has(ref)) return remember(ref)
      for (const listener of of(ref)) listener.askNow()
    },
  }
}
