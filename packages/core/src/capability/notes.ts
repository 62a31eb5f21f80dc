/** What the vendor says that a request was charged. */
export interface Usage {
  /** How much, in the unit. */
  readonly amount: number
  /** The vendor's unit, such as `credits`, `seconds` or `USD`. */
  readonly unit: string
}

/** What a vendor tells beside every result, where it does. */
export interface ResultNotes {
  /** What was charged. */
  readonly usage?: Usage | undefined
  /** The vendor's id of the request, for its support. */
  readonly requestId?: string | undefined
}

/**
 * What a model may report beside the files, whatever its capability. A note that makes no sense is left out of the
 * result and published as `mediaplug.mismatch`: it never costs a result that was paid for.
 */
export interface ProducedNotes extends ResultNotes {
  /**
   * What the vendor tells besides, such as seeds or a revised prompt: core reads it by the model's `details`. An integer
   * beyond 2^53 is given to that schema as text, so that a result can be written as JSON.
   */
  readonly details?: unknown
}
