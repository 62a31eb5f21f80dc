/** An answer as a plain HTTP client sees it, with its JSON parsed where it is JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
  readonly data: Record<string, unknown>
}

/** Posts JSON with plain `fetch`. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answer.text()
  const parsed = text.startsWith('{') ? JSON.parse(text) : { text }
  return { status: answer.status, headers: answer.headers, body: parsed, data: parsed.data ?? {} }
}

/** The `code` property of what went wrong below `fetch`, such as `ECONNRESET`. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(
    () => new Error('nothing failed'),
    (reason: unknown) => reason,
  )
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error
  return cause instanceof Error && 'code' in cause ? cause.code : cause
}
