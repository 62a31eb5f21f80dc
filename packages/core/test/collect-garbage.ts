import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/**
 * Collects garbage again and again until the test is over: what nothing holds is gone soon. It takes a third of the
 * time at most, however much there is to look through.
 */
export function keepCollecting(): { stop(): void } {
  const wait = globalThis.setTimeout
  let timer = wait(work, 10)
  function work(): void {
    const began = process.hrtime.bigint()
    collect()
    const tookMs = Number(process.hrtime.bigint() - began) / 1e6
    timer = wait(work, Math.max(10, 2 * tookMs))
  }
  return { stop: () => clearTimeout(timer) }
}
