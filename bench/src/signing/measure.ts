/** What a comparison came to. */
export interface Comparison {
  readonly name: string
  /** One call of ours: the median over the rounds. */
  readonly oursMicroseconds: number
  /** One call of theirs, likewise. */
  readonly theirsMicroseconds: number
  /** Our time as a part of theirs: 0.1 is a tenth. */
  readonly ratio: number
}

/** Two ways of doing the same. */
export interface Pair {
  readonly name: string
  ours(): void
  theirs(): void
}

const rounds = 101
const warmUpMs = 300
const batchMs = 3

/** Runs an act until the engine has made it fast, and tells how many calls fill a batch. */
function warmUp(act: () => void): number {
  const start = performance.now()
  let calls = 0
  let elapsedMs = 0
  while (elapsedMs < warmUpMs) {
    act()
    calls++
    elapsedMs = performance.now() - start
  }
  return Math.max(1, Math.round((calls * batchMs) / elapsedMs))
}

function microsecondsPerCall(act: () => void, calls: number): number {
  const start = performance.now()
  for (let call = 0; call < calls; call++) act()
  return ((performance.now() - start) * 1_000) / calls
}

/** The middle value. */
export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * Times two acts beside each other, in turn and each round in the other order, so that whatever else the
 * machine does meets both.
 */
export function compare({ name, ours, theirs }: Pair): Comparison {
  const acts = [
    { act: ours, calls: warmUp(ours), times: [] as number[] },
    { act: theirs, calls: warmUp(theirs), times: [] as number[] },
  ] as const
  for (let round = 0; round < rounds; round++) {
    for (const { act, calls, times } of round % 2 ? acts : acts.toReversed()) {
      times.push(microsecondsPerCall(act, calls))
    }
  }
  const [oursMicroseconds, theirsMicroseconds] = [median(acts[0].times), median(acts[1].times)]
  return { name, oursMicroseconds, theirsMicroseconds, ratio: oursMicroseconds / theirsMicroseconds }
}
