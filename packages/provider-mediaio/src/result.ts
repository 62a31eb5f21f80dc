const mediaTypes = { image: 'image/png', video: 'video/mp4' } as const

/** The kinds of file that the vendor makes. */
export type FileKind = keyof typeof mediaTypes

/** A file as the vendor reports it. */
interface ProducedFile {
  kind: FileKind
  mediaType: string
  url: string
}

/** The files of a task: at least one. */
export interface ProducedFiles {
  assets: [ProducedFile, ...ProducedFile[]]
  /** The vendor's id of the request, for its support. */
  requestId?: string | undefined
}

/** Whether a text is a link to a file: `https:`, or `http:` on this machine, where a sandbox has no certificate. */
function isLink(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
  )
}

/** Every text in a JSON value, in its order. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/**
 * Reads a task's result: each link in it, once, in order.
 *
 * The vendor's documents call the result an object and do not say what is in it. Its tools
 * read lists, whose items have the link as `preview`. So every text that is a link counts, wherever it stands.
 *
 * @throws TypeError for a result without a link.
 */
export function readFiles(result: unknown, kind: FileKind): ProducedFiles {
  const [first, ...others] = [...new Set(textsIn(result).filter(isLink))].map((url) => ({
    kind,
    mediaType: mediaTypes[kind],
    url,
  }))
  if (first === undefined) throw new TypeError('it names no file')
  return { assets: [first, ...others] }
}
