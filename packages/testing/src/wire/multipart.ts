/** A file of a form. */
interface FormFile {
  readonly filename: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What a form holds, by the names of its parts: texts and files; a list where a name comes again. */
export type Form = Readonly<Record<string, unknown>>

const blankLine = '\r\n\r\n'

function parameter(header: string, name: string): string | undefined {
  const found = new RegExp(`[;\\s]${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(header)
  return found?.[1] ?? found?.[2]
}

/** Reads a part: its name, and its text or file. `undefined` for what is none. */
function readPart(part: Buffer): readonly [string, string | FormFile] | undefined {
  const end = part.indexOf(blankLine)
  if (end < 0) return undefined
  const headers = part.subarray(0, end).toString()
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? ''
  const name = parameter(disposition, 'name')
  if (name === undefined) return undefined
  const bytes = part.subarray(end + blankLine.length)
  const filename = parameter(disposition, 'filename')
  if (filename === undefined) return [name, bytes.toString()]
  const mediaType = /^content-type:\s*(.*?)\s*$/im.exec(headers)?.[1] ?? 'application/octet-stream'
  return [name, { filename, mediaType, bytes: Uint8Array.from(bytes) }]
}

function* partsBetween(body: Buffer, mark: string): Generator<Buffer> {
  let from = body.indexOf(mark)
  while (from >= 0) {
    const next = body.indexOf(`\r\n${mark}`, from + mark.length)
    if (next < 0) return
    yield body.subarray(from + mark.length + 2, next)
    from = next + 2
  }
}

/**
 * Reads a form as it came over the wire. Its boundary, which may be another each time, is no part of it.
 *
 * @returns `undefined` for a body that is no form.
 */
export function readForm(contentType: unknown, body: string | Uint8Array): Form | undefined {
  const header = String(contentType)
  const boundary = /^multipart\/form-data\b/i.test(header) ? parameter(header, 'boundary') : undefined
  if (boundary === undefined) return undefined
  const form = new Map<string, unknown[]>()
  for (const part of partsBetween(Buffer.from(body), `--${boundary}`)) {
    const [name, value] = readPart(part) ?? []
    if (name !== undefined) form.set(name, [...(form.get(name) ?? []), value])
  }
  return Object.fromEntries([...form].map(([name, values]) => [name, values.length > 1 ? values : values[0]]))
}
