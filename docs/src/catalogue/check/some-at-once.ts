/**
 * Does the same to several things, some at a time.
 *
 * @param atOnce - How many at a time.
 * @returns What came of each, in their order.
 */
export async function someAtOnce<T, R>(
  things: readonly T[],
  atOnce: number,
  work: (thing: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const left = [...things.entries()]
  async function take(): Promise<void> {
    for (let next = left.shift(); next; next = left.shift()) {
      const [index, thing] = next
      results[index] = await work(thing)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, take))
  return results
}
