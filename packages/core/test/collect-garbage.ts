import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Collects garbage again and again until the test is over: what nothing holds is gone soon. */
export function keepCollecting(): { stop(): void } {
  const timer = setInterval(collect, 10)
  return { stop: () => clearInterval(timer) }
}
