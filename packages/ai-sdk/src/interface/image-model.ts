import type { SdkCall, SdkFile, SdkResponse, SdkWarning } from './call.js'
import type { Json, JsonObject } from './json.js'

/** What `generateImage` asks of a model. */
export interface ImageCall extends SdkCall {
  /** What to draw. */
  readonly prompt: string | undefined
  /** How many pictures. */
  readonly n: number
  /** Width and height in pixels, such as `1024x1024`. */
  readonly size: `${number}x${number}` | undefined
  /** Width to height, such as `16:9`. */
  readonly aspectRatio: `${number}:${number}` | undefined
  /** The seed. */
  readonly seed: number | undefined
  /** Pictures to begin with. */
  readonly files: readonly SdkFile[] | undefined
  /** The part that is drawn anew. */
  readonly mask: SdkFile | undefined
}

/** What a model gives to `generateImage`. */
export interface ImageAnswer {
  /** The pictures. */
  images: Uint8Array[]
  /** Never asked again by itself, be it empty: it was paid for. */
  isRetryable: false
  /** What the model did not take, and which of several requests gave nothing. */
  warnings: SdkWarning[]
  /** Of each picture: where it is, and the handle of its task. */
  providerMetadata: Record<string, { images: Json[] }>
  /** Where it comes from. */
  response: SdkResponse
}

/**
 * A model for `generateImage` of `ai` 6 and 7.
 *
 * A call is a paid request, or several where `n` is more than the model makes in one.
 */
export interface ImageModel<Options extends object = JsonObject> {
  /** The form of this object: `ai` 6 and 7 take it. */
  readonly specificationVersion: 'v3'
  /** Whose model it is, to the AI SDK. */
  readonly provider: 'mediaplug'
  /** The model, `provider/model`. */
  readonly modelId: string
  /**
   * How many pictures one call may ask for: any number. It is divided here, and not by the AI SDK, which loses what was
   * made where one of several calls fails.
   */
  readonly maxImagesPerCall: number
  /**
   * What the model takes beside the AI SDK's own settings, checked when it is compiled: for `providerOptions`.
   *
   * @param options - Fields of the model.
   * @example A field of the model that the AI SDK has not
   * ```ts
   * const banana = mediaplug(client).image('mediaio/i2i-banana-2')
   * const providerOptions = banana.options({ resolution: '2k' })
   * ```
   */
  options(options: Options): { mediaplug: Options }
  /**
   * Draws. The AI SDK calls it.
   *
   * @throws MediaplugError of every code; after acceptance with the task's handle.
   */
  doGenerate(call: ImageCall): Promise<ImageAnswer>
}
