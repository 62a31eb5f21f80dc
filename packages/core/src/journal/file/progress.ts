import { createHash } from 'node:crypto'

/** How far a journal has come: what tells a file that goes on from one that is another journal's, or older. */
export interface Progress {
  /** A mark of its own, for most that of the first record that it ever held; `undefined` while it never held one. */
  readonly origin: string | undefined
  /** How many records it ever held, those included that its file was rewritten without. */
  readonly records: number
}

/** Marks a journal by its first record's line: no two submissions have the same. */
export const originOf = (line: string): string =>
  createHash('sha256').update(line).digest('base64url').slice(0, 22)

/** Whether a file that was found holds all that was known of a journal, or did. */
export const goesOn = (found: Progress, known: Progress): boolean =>
  found.origin === known.origin && found.records >= known.records
