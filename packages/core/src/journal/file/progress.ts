import { createHash } from 'node:crypto'

/** How far a journal has come: what tells a file that goes on from one that is another journal's, or older. */
export interface Progress {
  /** A mark of its own, for most that of the first record that it ever held; `undefined` while it never held one. */
  readonly origin: string | undefined
  /** How many records its file was rewritten without. */
  readonly earlier: number
  /** How many records it ever held, those included. */
  readonly records: number
  /** The mark of the last record in its file; `undefined` when the file holds none. */
  readonly last: string | undefined
}

/** Where a journal begins. */
export const noProgress: Progress = { origin: undefined, earlier: 0, records: 0, last: undefined }

/** Marks a record by its line, whether or not that was flushed together with the one above it. */
export const markOf = (line: string): string =>
  createHash('sha256').update(line.trimStart()).digest('base64url').slice(0, 22)

/**
 * Whether a file that was found holds all that was known of a journal, or did before it was rewritten.
 *
 * @param met - The mark of the record which is as far into the file as the last known one was.
 */
export const goesOn = (found: Progress, known: Progress, met: string | undefined): boolean =>
  found.origin === known.origin &&
  found.records >= known.records &&
  (found.earlier !== known.earlier || met === known.last)
