/** Reads the files of a result where they are kept, by their numbers; `undefined` for one that is not kept. */
export type OpenFile = (
  index: number,
  signal: AbortSignal | undefined,
) => AsyncIterable<Uint8Array> | undefined
