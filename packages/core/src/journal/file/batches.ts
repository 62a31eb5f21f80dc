import type { Turns } from './turns.js'

interface Batch<T> {
  readonly items: T[]
  readonly done: Promise<void>
}

/**
 * Gathers items while the work on earlier ones is under way, so that any number of them cost one work.
 *
 * @param largest - How many items a batch has at most.
 * @returns Adds an item. Resolves, or rejects, with the batch that the item is in.
 */
export function createBatches<T>(
  inTurn: Turns,
  largest: number,
  work: (items: readonly T[]) => Promise<void>,
): (item: T) => Promise<void> {
  let gathering: Batch<T> | undefined

  function gather(): Batch<T> {
    const items: T[] = []
    const done = inTurn(() => {
      if (gathering?.items === items) gathering = undefined
      return work(items)
    })
    return { items, done }
  }

  return (item) => {
    if (!gathering || gathering.items.length === largest) gathering = gather()
    gathering.items.push(item)
    return gathering.done
  }
}
