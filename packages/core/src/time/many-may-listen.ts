import { setMaxListeners } from 'node:events'

/** One signal often stops many calls: without this, Node prints a warning at the eleventh. */
export function manyMayListen(signal: AbortSignal): void {
  setMaxListeners(0, signal)
}
