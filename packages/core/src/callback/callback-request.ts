/** A request that claims to come from a vendor, as a proof is looked for in it. Nobody vouches for any part of it. */
export interface CallbackRequest {
  /** Always `POST`: others are refused before. */
  readonly method: string
  /** Complete, or path and query, as the server has it. */
  readonly url: string
  /** Names in lower case; values of one name are joined by a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /**
   * The body as the vendor wrote it, byte for byte: read when it is first asked for, so that what is forged costs
   * nothing. A content coding of its transport, such as `gzip`, is undone. Rejects where it is too large (after
   * decoding too), too slow or broken; let that through.
   */
  body(): Promise<Uint8Array>
}

/** What a vendor is answered. */
export interface CallbackAnswer {
  readonly status: number
  readonly text: string
}
