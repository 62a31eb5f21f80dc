/** What a body is made of: JSON, in which bytes stand as base64. Fields that are undefined are left out. */
export type BodyValue =
  | string
  | number
  | readonly (string | Uint8Array)[]
  | Uint8Array
  | undefined
  | BodyFields

/** An object of a body. */
export interface BodyFields {
  readonly [name: string]: BodyValue
}

/** A body in the making. */
interface Draft {
  /** The JSON, without the base64. */
  text: string
  /** The bytes that are missing, and where. */
  readonly gaps: { readonly at: number; readonly bytes: Uint8Array }[]
}

function append(value: BodyValue, draft: Draft): void {
  if (value instanceof Uint8Array) {
    draft.gaps.push({ at: draft.text.length + 1, bytes: value })
    draft.text += '""'
  } else if (isFields(value)) {
    let separator = ''
    draft.text += '{'
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined) continue
      draft.text += `${separator}${JSON.stringify(name)}:`
      append(field, draft)
      separator = ','
    }
    draft.text += '}'
  } else if (isList(value)) {
    let separator = ''
    draft.text += '['
    for (const item of value) {
      draft.text += separator
      append(item, draft)
      separator = ','
    }
    draft.text += ']'
  } else {
    draft.text += JSON.stringify(value)
  }
}

const isList = (value: BodyValue): value is readonly (string | Uint8Array)[] => Array.isArray(value)

function isFields(value: BodyValue): value is BodyFields {
  return typeof value === 'object' && !Array.isArray(value)
}

const hasBytes = (value: BodyValue): boolean =>
  value instanceof Uint8Array ||
  (isList(value) ? value : isFields(value) ? Object.values(value) : []).some(hasBytes)

const base64Length = ({ byteLength }: Uint8Array): number => Math.ceil(byteLength / 3) * 4

const base64Of = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

/**
 * Writes JSON, with bytes as base64.
 *
 * Base64 is ASCII and needs no escaping. So it is put into its gap as it is: megabytes of it are neither searched for
 * what JSON escapes nor encoded as UTF-8.
 */
export function writeJson(fields: BodyFields): Uint8Array {
  if (!hasBytes(fields)) return Buffer.from(JSON.stringify(fields))
  const draft: Draft = { text: '', gaps: [] }
  append(fields, draft)
  const { text, gaps } = draft
  const length = gaps.reduce((sum, { bytes }) => sum + base64Length(bytes), Buffer.byteLength(text))
  const body = Buffer.allocUnsafe(length)
  let from = 0
  let end = 0
  for (const { at, bytes } of gaps) {
    end += body.write(text.slice(from, at), end)
    end += body.write(base64Of(bytes), end, 'latin1')
    from = at
  }
  body.write(text.slice(from), end)
  return body
}
