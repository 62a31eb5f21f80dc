import type { ReadableStream } from 'node:stream/web'

/** How much of a body is read, and for how long. */
export interface ReadingLimits {
  readonly maxBytes: number
  readonly timeoutMs: number
}

/** A body's text, or why there is none. */
export type Reading = { readonly text: string } | { readonly failure: 'too-large' | 'too-slow' | 'broken' }

/** Reads a body as a text, within limits. What is beyond them is left unread. */
export async function readText(
  body: ReadableStream<Uint8Array>,
  { maxBytes, timeoutMs }: ReadingLimits,
): Promise<Reading> {
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
      if (read.done) return { text: Buffer.concat(chunks).toString() }
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
