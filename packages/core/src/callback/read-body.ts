import type { ReadableStream } from 'node:stream/web'

/** How much of a body is read, and for how long. */
export interface BodyLimits {
  readonly maxBytes: number
  readonly timeoutMs: number
}

/** Why there is no body. */
export type BodyFailure = 'too-large' | 'too-slow' | 'broken' | 'unknown'

/** A body, or why there is none. */
export type Reading = { readonly bytes: Uint8Array } | { readonly failure: BodyFailure }

/** Reads a body within limits. What is beyond them is left unread. */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  { maxBytes, timeoutMs }: BodyLimits,
): Promise<Reading> {
  if (body === null) return { bytes: new Uint8Array() }
  if (body.locked) return { failure: 'broken' }
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, 'late')
  })
  try {
    while (size <= maxBytes) {
      const read = await Promise.race([reader.read(), late])
      if (read === 'late') return { failure: 'too-slow' }
      if (read.done) return { bytes: Buffer.concat(chunks) }
      chunks.push(read.value)
      size += read.value.byteLength
    }
    return { failure: 'too-large' }
  } catch {
    return { failure: 'broken' }
  } finally {
    clearTimeout(timer)
  }
}
