/** How many turns of the event loop come while something is done. */
export async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let goesOn = true
  const count = () => {
    turns += 1
    if (goesOn) setImmediate(count)
  }
  setImmediate(count)
  await work.finally(() => {
    goesOn = false
  })
  return turns
}
