import type { AnyClient, Client, ModelId, NearModelId, Provider } from '@mediaplug/core'
import type { ImageModel } from './interface/image-model.js'
import type { SpeechModel } from './interface/speech-model.js'
import type { MediaplugTool } from './interface/tool.js'
import type { VideoModel } from './interface/video-model.js'
import { checkKind, type SdkKind } from './model/check-kind.js'
import { imageModel } from './model/image.js'
import { type KnownModel, knownModel } from './model/known-model.js'
import { speechModel } from './model/speech.js'
import { videoModel } from './model/video.js'
import type { MediaplugOptions } from './options.js'
import type { ImageModelId, SpeechModelId, VideoModelId } from './targets/kinds.js'
import type { ModelOptions, ToolInput } from './targets/model-options.js'
import { Session } from './task/session.js'
import { modelTool } from './tools/model-tool.js'
import type { ToolOptions } from './tools/tool-options.js'

/** The models of a client for the AI SDK. A model of another kind, or that is not installed, does not compile. */
export interface MediaplugModels<P extends Provider> {
  /**
   * A model for `generateImage`.
   *
   * @param id - A model that makes pictures.
   * @throws MediaplugError `unknown-model`, and `unsupported` for a model of another kind.
   */
  image<const Id extends string>(
    id: (Id & ImageModelId<P>) | NearModelId<ImageModelId<P>, NoInfer<Id>>,
  ): ImageModel<ModelOptions<P, Id>>
  /**
   * A model for `experimental_generateVideo`, `experimental_startVideo` and `experimental_getVideoStatus`.
   *
   * @param id - A model that makes videos.
   * @throws MediaplugError `unknown-model`, and `unsupported` for a model of another kind.
   */
  video<const Id extends string>(
    id: (Id & VideoModelId<P>) | NearModelId<VideoModelId<P>, NoInfer<Id>>,
  ): VideoModel<ModelOptions<P, Id>>
  /**
   * A model for `generateSpeech`.
   *
   * @param id - A model that speaks a text.
   * @throws MediaplugError `unknown-model`, and `unsupported` for a model of another kind.
   */
  speech<const Id extends string>(
    id: (Id & SpeechModelId<P>) | NearModelId<SpeechModelId<P>, NoInfer<Id>>,
  ): SpeechModel<ModelOptions<P, Id>>
  /**
   * Models as tools of an agent, for `generateText` and `streamText`: of every kind, such as music, sound effects and
   * diagrams. A tool gives where the files are, in a few hundred characters.
   *
   * @param models - By the name of each tool, its model.
   * @param options - Where files are saved.
   * @throws MediaplugError `unknown-model`.
   * @example Two models as tools of an agent
   * ```ts
   * const tools = mediaplug(client).tools(
   *   { compose: 'tomoviee/text-to-music', draw_flowchart: 'edrawmax/flowchart' },
   *   { saveTo: 'output/' },
   * )
   * ```
   */
  tools<const Models extends Readonly<Record<string, string>>>(
    models: {
      readonly [Name in keyof Models]:
        | (Models[Name] & ModelId<P>)
        | NearModelId<ModelId<P>, NoInfer<Models[Name]>>
    },
    options?: ToolOptions,
  ): { [Name in keyof Models]: MediaplugTool<ToolInput<P, Models[Name]>> }
}

/** The models of a client whose types know no providers. What compiles elsewhere is checked when it is called. */
export interface AnyMediaplugModels {
  /** A model for `generateImage`: {@link MediaplugModels.image}. */
  image(id: string): ImageModel
  /** A model for videos: {@link MediaplugModels.video}. */
  video(id: string): VideoModel
  /** A model for `generateSpeech`: {@link MediaplugModels.speech}. */
  speech(id: string): SpeechModel
  /** Models as tools of an agent: {@link MediaplugModels.tools}. */
  tools<const Name extends string>(
    models: Readonly<Record<Name, string>>,
    options?: ToolOptions,
  ): Record<Name, MediaplugTool>
}

/**
 * Gives the models of a client to the AI SDK: `ai` 6 and 7.
 *
 * What a model has no setting for becomes a warning, as the AI SDK's users expect; an error before anything is sent,
 * where it would change what is paid for. `providerOptions.mediaplug` reaches every other field of the model. The AI SDK
 * repeats nothing: the client does, where a vendor provably accepted nothing.
 *
 * @param client - Of `createClient`.
 * @param options - Who is told of tasks.
 * @example Two pictures by the AI SDK
 * ```ts
 * import { generateImage } from 'ai'
 *
 * const model = mediaplug(client).image('mediaio/t2i-imagen-4')
 * const { images } = await generateImage({ model, prompt: 'a red kite', aspectRatio: '16:9', n: 2 })
 * ```
 */
export function mediaplug<P extends Provider>(
  client: Client<P>,
  options?: MediaplugOptions,
): MediaplugModels<P>
export function mediaplug(client: AnyClient, options?: MediaplugOptions): AnyMediaplugModels
// Which model there is and what it takes follows from P; inside, it is checked when it is asked for.
export function mediaplug(client: AnyClient, options: MediaplugOptions = {}): object {
  const session = new Session(client, options)
  const modelOf = (id: string, kind: SdkKind): KnownModel => {
    const model = knownModel(client, id)
    checkKind(model, kind)
    return model
  }
  return {
    image: (id: string) => imageModel(session, modelOf(id, 'image')),
    video: (id: string) => videoModel(session, modelOf(id, 'video')),
    speech: (id: string) => speechModel(session, modelOf(id, 'speech')),
    tools: (models: Readonly<Record<string, string>>, toolOptions: ToolOptions = {}) =>
      Object.fromEntries(
        Object.entries(models).map(([name, id]) => [
          name,
          modelTool(session, knownModel(client, id), toolOptions),
        ]),
      ),
  }
}
