/** A request as `node:http` hands it over, as far as callbacks need it: an `IncomingMessage`. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  /** The method, such as `POST`. */
  readonly method?: string | undefined
  /** Path and query. */
  readonly url?: string | undefined
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** A response as `node:http` writes it, as far as callbacks need it: a `ServerResponse`. */
export interface NodeResponse {
  /** Writes the head. */
  writeHead(
    status: number,
    headers: Record<string, string>,
  ): {
    /** Writes the text, and ends. */
    end(text: string): unknown
  }
}

/**
 * Handlers of a vendor's callbacks, one for each kind of server. Neither needs `this`.
 *
 * Both answer 200, 400 (no JSON that names a task), 403 (the proof is missing, wrong or too old), 405 (not POST), 408 (no
 * complete body within 10 seconds), 413 (too large a body), 415 (an unknown content coding) or 500 (the
 * proof could not be checked).
 */
export interface CallbackHandlers {
  /** For servers of `Request` and `Response`. Never rejects. */
  fetch(request: Request): Promise<Response>
  /** For `node:http`, and frameworks over it; ahead of what parses bodies. Never rejects. */
  node(request: NodeRequest, response: NodeResponse): Promise<void>
}
