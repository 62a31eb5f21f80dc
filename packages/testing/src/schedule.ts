/** Work that is done once, when it is asked for or a little earlier. */
export interface Schedule {
  /**
   * Adds a piece of work, behind all that was added before.
   *
   * @returns A function that waits for its end.
   */
  add<T>(work: () => Promise<T>): () => Promise<T>
}

/**
 * Makes a schedule that works ahead.
 *
 * Test runners wait for one test after the other, and most of a check is waiting. So when one piece is asked
 * for, those that come next are begun as well, some at a time.
 *
 * @param concurrency - How many pieces may be under way, the one that is asked for included. Fewer than
 *   twice as many are begun from there on until another is asked for.
 */
export function createSchedule(concurrency: number): Schedule {
  const begins: (() => void)[] = []
  let active = 0
  let next = 0
  let horizon = 0

  function workAhead(): void {
    while (active < concurrency && next < Math.min(horizon, begins.length)) begins[next++]?.()
  }

  return {
    add<T>(work: () => Promise<T>) {
      let begun: Promise<T> | undefined

      function begin(): Promise<T> {
        if (begun) return begun
        active++
        begun = work().finally(() => {
          active--
          workAhead()
        })
        // Whoever asks for it is told of a failure; until then it is nobody's.
        begun.catch(() => {})
        return begun
      }

      const place = begins.push(begin) - 1
      return () => {
        const ended = begin()
        horizon = Math.max(horizon, place + 2 * concurrency - 1)
        next = Math.max(next, place + 1)
        workAhead()
        return ended
      }
    },
  }
}
