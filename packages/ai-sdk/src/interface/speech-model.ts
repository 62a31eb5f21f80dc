import type { SdkCall, SdkResponse, SdkWarning } from './call.js'
import type { JsonObject } from './json.js'

/** What `generateSpeech` asks of a model. */
export interface SpeechCall extends SdkCall {
  /** What to say. */
  readonly text: string
  /** The vendor's name of a voice. */
  readonly voice?: string | undefined
  /** The form of the audio, such as `mp3`. */
  readonly outputFormat?: string | undefined
  /** How to say it. */
  readonly instructions?: string | undefined
  /** How fast. */
  readonly speed?: number | undefined
  /** The language, such as `en`, or `auto`. */
  readonly language?: string | undefined
}

/** Where speech comes from. */
export interface SpeechResponse extends SdkResponse {
  /** The `content-type` of the audio: where its bytes do not tell what it is, the AI SDK looks there. */
  headers: Record<string, string>
}

/** What a model gives to `generateSpeech`. */
export interface SpeechAnswer {
  /** The audio. */
  audio: Uint8Array
  /** What the model did not take. */
  warnings: SdkWarning[]
  /** Where the audio is, and the handle of its task. */
  providerMetadata: Record<string, JsonObject>
  /** Where it comes from. */
  response: SpeechResponse
}

/** A model for `generateSpeech` of `ai` 6 and 7. A call is one paid request. */
export interface SpeechModel<Options extends object = JsonObject> {
  /** The form of this object: `ai` 6 and 7 take it. */
  readonly specificationVersion: 'v3'
  /** Whose model it is, to the AI SDK. */
  readonly provider: 'mediaplug'
  /** The model, `provider/model`. */
  readonly modelId: string
  /**
   * What the model takes beside the AI SDK's own settings, checked when it is compiled: for `providerOptions`.
   *
   * @param options - Fields of the model.
   */
  options(options: Options): { mediaplug: Options }
  /**
   * Speaks. The AI SDK calls it.
   *
   * @throws MediaplugError of every code; after acceptance with the task's handle.
   */
  doGenerate(call: SpeechCall): Promise<SpeechAnswer>
}
