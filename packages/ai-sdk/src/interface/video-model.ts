import type { SdkCall, SdkFile, SdkResponse, SdkWarning } from './call.js'
import type { Json, JsonObject } from './json.js'

/** What `experimental_generateVideo` and `experimental_startVideo` ask of a model. */
export interface VideoCall extends SdkCall {
  /** What to show. */
  readonly prompt: string | undefined
  /** How many videos. */
  readonly n: number
  /** Width to height, such as `16:9`; `adaptive` for that of the picture. */
  readonly aspectRatio: `${number}:${number}` | 'adaptive' | undefined
  /** Width and height in pixels, such as `1280x720`. */
  readonly resolution: `${number}x${number}` | undefined
  /** Length in seconds. */
  readonly duration: number | undefined
  /** Frames a second. */
  readonly fps: number | undefined
  /** The seed. */
  readonly seed: number | undefined
  /** The picture that it begins as. */
  readonly image: SdkFile | undefined
  /** Its first frame, its last, or both. */
  readonly frameImages?:
    | readonly {
        /** The frame. */
        readonly image: SdkFile
        /** Which one it is. */
        readonly frameType: 'first_frame' | 'last_frame'
      }[]
    | undefined
  /** Pictures and videos to go by. */
  readonly inputReferences?: readonly SdkFile[] | undefined
  /** Whether it has sound. */
  readonly generateAudio?: boolean | undefined
}

/** A video that a model gives. */
export interface VideoFile {
  /** How it is given: as bytes. */
  type: 'binary'
  /** The whole file. */
  data: Uint8Array
  /** Media type, such as `video/mp4`. */
  mediaType: string
}

/** What a model gives to `experimental_generateVideo`. */
export interface VideoAnswer {
  /** The videos. */
  videos: VideoFile[]
  /** What the model did not take, and which of several requests gave nothing. */
  warnings: SdkWarning[]
  /** Of each video: where it is, and the handle of its task. */
  providerMetadata: Record<string, JsonObject>
  /** Where it comes from. */
  response: SdkResponse
}

/** What a model gives to `experimental_startVideo`. */
export interface VideoStart {
  /** The task's handle, which is plain JSON; a list of them where `n` took several. */
  operation: Json
  /** What the model did not take. */
  warnings: SdkWarning[]
  /** The handles. */
  providerMetadata: Record<string, JsonObject>
  /** Where it comes from. */
  response: SdkResponse
}

/** What a model gives to `experimental_getVideoStatus`. */
export type VideoStatus =
  | {
      /** The vendor has work to do. */
      status: 'pending'
      /** How far it is, where the vendor tells. */
      providerMetadata: Record<string, JsonObject>
      /** Where it comes from. */
      response: SdkResponse
    }
  | ({
      /** It is there. */
      status: 'completed'
    } & VideoAnswer)
  | {
      /** The vendor's last word is that there will be none. */
      status: 'error'
      /** Why. */
      error: string
      /** Our word for it, and the handle. */
      providerMetadata: Record<string, JsonObject>
      /** Where it comes from. */
      response: SdkResponse
    }

/** A model for `experimental_generateVideo` of `ai` 6 and 7, and for `experimental_startVideo` of 7. */
export interface VideoModel<Options extends object = JsonObject> {
  /** The form of this object: `ai` 6 and 7 take it. */
  readonly specificationVersion: 'v3'
  /** Whose model it is, to the AI SDK. */
  readonly provider: 'mediaplug'
  /** The model, `provider/model`. */
  readonly modelId: string
  /**
   * How many videos one call may ask for: any number. It is divided here, and not by the AI SDK, which loses what was
   * made where one of several calls fails.
   */
  readonly maxVideosPerCall: number
  /**
   * What the model takes beside the AI SDK's own settings, checked when it is compiled: for `providerOptions`.
   *
   * @param options - Fields of the model.
   */
  options(options: Options): { mediaplug: Options }
  /**
   * Makes videos, and waits for them. The AI SDK calls it.
   *
   * @throws MediaplugError of every code; after acceptance with the task's handle.
   */
  doGenerate(call: VideoCall): Promise<VideoAnswer>
  /**
   * Submits, and gives the handle as soon as the vendor has accepted. The AI SDK calls it.
   *
   * @throws MediaplugError of the phases `input` and `start`.
   */
  doStart(call: VideoCall & { readonly webhookUrl?: string | undefined }): Promise<VideoStart>
  /**
   * Asks once what became of it, in any process. The AI SDK calls it.
   *
   * @throws MediaplugError `timeout`, with the handle, where the vendor could not be asked within half a minute, and
   *   `download` where the video could not be fetched: ask again.
   */
  doStatus(
    call: Pick<SdkCall, 'abortSignal' | 'headers'> & {
      /** What `doStart` gave. */
      readonly operation: unknown
    },
  ): Promise<VideoStatus>
}
