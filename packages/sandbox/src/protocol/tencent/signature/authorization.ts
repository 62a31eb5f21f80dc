/** What the `Authorization` header says. */
export interface Authorization {
  readonly secretId: string
  /** The UTC date, such as `2026-07-19`. */
  readonly date: string
  readonly service: string
  /** The names of the signed headers, in the order that the client gives. */
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

const form =
  /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{4}-\d\d-\d\d)\/([^/,\s]+)\/tc3_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/

/** Reads the header; `undefined` when it is missing or has another form. */
export function parseAuthorization(header: string | undefined): Authorization | undefined {
  const match = form.exec(header ?? '')
  if (match === null) return undefined
  const [, secretId = '', date = '', service = '', names = '', signature = ''] = match
  return { secretId, date, service, signedHeaders: names.split(';'), signature }
}
