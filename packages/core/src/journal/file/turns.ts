/** Work that is done one after the other, in the order in which it was asked for. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

/** Makes a row in which one work begins when the one before it has ended, well or not. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
}
