import type { Phase } from '../error/error.js'
import { isGood } from './status-fault.js'

/** How long an answer may take, counted from sending. */
export interface Limits {
  /** How long the vendor may be silent, in ms. */
  readonly silenceMs: number
  /** How long the answer may take in all, in ms: one that drips must not hold up what comes after it. */
  readonly totalMs: number
}

/** A synchronous model draws while we wait, and an upload takes its time. */
const patient: Limits = { silenceMs: 300_000, totalMs: 900_000 }
const brief: Limits = { silenceMs: 30_000, totalMs: 60_000 }

/** The limits of a phase. */
export const limitsOf = (phase: Phase): Limits => (phase === 'start' || phase === 'input' ? patient : brief)

const mostBytes = 64 * 1024 * 1024
/** More says nothing that helps, and reading it would hold up others. */
const mostErrorBytes = 1024 * 1024

/** How many bytes of an answer's body are read, before and after decoding. */
export const mostBytesOf = (status: number): number => (isGood(status) ? mostBytes : mostErrorBytes)
