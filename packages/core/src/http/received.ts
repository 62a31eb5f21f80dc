/** An answer as it came. */
export interface Received {
  readonly status: number
  /** Names and values in turn. */
  readonly rawHeaders: readonly Buffer[]
  readonly chunks: readonly Buffer[]
  /** How many bytes the chunks have in all. */
  readonly size: number
  /** Taken out of what an error quotes. */
  secrets(): readonly string[]
}

/** The body, in one piece. */
export function bodyOf({ chunks, size }: Received): Buffer {
  const [first, ...others] = chunks
  if (first === undefined) return Buffer.alloc(0)
  return others.length === 0 ? first : Buffer.concat([first, ...others], size)
}
