/** What the AI SDK tells its users beside a result. */
export type SdkWarning =
  | {
      /** A setting that the model does not have. */
      type: 'unsupported'
      /** The setting, as the AI SDK names it. */
      feature: string
      /** What came of it. */
      details?: string
    }
  | {
      /** A setting that the model has in another form. */
      type: 'compatibility'
      /** The setting, as the AI SDK names it. */
      feature: string
      /** What was asked for in its place. */
      details?: string
    }
  | {
      /** Something else. */
      type: 'other'
      /** What it is. */
      message: string
    }

/** A file that a call of the AI SDK gives. */
export type SdkFile =
  | {
      /** Where the file is: in the call. */
      type: 'file'
      /** Media type, such as `image/png`. */
      mediaType: string
      /** The bytes, or their base64. */
      data: string | Uint8Array
    }
  | {
      /** Where the file is: at a URL. */
      type: 'url'
      /** An `https:` or `http:` URL. */
      url: string
      /** Media type, where the caller told it. */
      mediaType?: string | undefined
    }

/** What every call of the AI SDK has. */
export interface SdkCall {
  /** Settings of one provider, by its name; ours is `mediaplug`. */
  readonly providerOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined
  /** Stops the waiting; the task goes on. */
  readonly abortSignal?: AbortSignal | undefined
  /** HTTP headers. Of them `idempotency-key` has a meaning here. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined
}

/** Where an answer comes from. */
export interface SdkResponse {
  /** When it came. */
  timestamp: Date
  /** The model, `provider/model`. */
  modelId: string
  /** HTTP headers of an answer: none, for a file may be of several. */
  headers: Record<string, string> | undefined
}
