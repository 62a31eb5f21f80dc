import { setImmediate as turn } from 'node:timers/promises'

/** Lets some turns of the process go by, each of them kept busy for some ms. */
export async function busyTurns(count: number, ms: number): Promise<void> {
  for (let turns = 0; turns < count; turns++) {
    const until = performance.now() + ms
    while (performance.now() < until);
    await turn()
  }
}
