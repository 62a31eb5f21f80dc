import type { SavedFile } from '../../file/saved-file.js'

/** What a file is whose bytes tell nothing. */
export const unknownMediaType = 'application/octet-stream'

/**
 * Keeps a file, whole or not at all, at a place that is known before.
 *
 * @throws What the place does, and what reading throws.
 */
export type WriteFile = (
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
) => Promise<SavedFile>
