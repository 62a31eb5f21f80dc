import { afterTurns } from './turns.js'

/** Waits until the process has had its turns for some time, in ms: whatever was under way went on meanwhile. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => void afterTurns(ms, resolve))
