/** What is wrong with a file, by its beginning. */
export interface Objection {
  /** What it is, and what it should be. */
  readonly reason: string
  /** How it begins, as a message may show it; nothing where it has no beginning. */
  readonly excerpt: string | undefined
  /** Whether it would be the same at the next attempt. */
  readonly isLasting: boolean
}

/** Judges a file by its first bytes, or by all of it where it is shorter. */
export type Judge = (head: Uint8Array) => Objection | undefined
