import * as six from 'ai-6'
import * as seven from 'ai-7'
import type { ImageModel, JsonObject, MediaplugTool, SpeechModel, VideoModel } from '../src/index.js'
import type { agentThatCalls } from './agent.js'

interface Settings {
  readonly providerOptions?: { mediaplug: JsonObject }
  readonly headers?: Readonly<Record<string, string>>
  readonly abortSignal?: AbortSignal
  readonly maxRetries?: number
  readonly n?: number
}

interface MadeFile {
  readonly mediaType: string
  readonly uint8Array: Uint8Array
}

interface Made {
  readonly warnings: readonly object[]
  readonly providerMetadata: Readonly<Record<string, unknown>>
  readonly responses: readonly { readonly modelId: string }[]
}

/** What the tests use of a release of the AI SDK. What its users compile stands in `mediaplug.test-d.ts`. */
interface Release {
  generateImage(
    call: Settings & {
      model: ImageModel<object>
      prompt: string | { text?: string; images: (string | Uint8Array)[]; mask?: string }
      aspectRatio?: `${number}:${number}`
      size?: `${number}x${number}`
      seed?: number
      maxImagesPerCall?: number
    },
  ): Promise<Made & { readonly image: MadeFile; readonly images: readonly MadeFile[] }>
  experimental_generateVideo(
    call: Settings & {
      model: VideoModel<object>
      prompt: string | { text?: string; image: string }
      resolution?: `${number}x${number}`
      duration?: number
    },
  ): Promise<Made & { readonly video: MadeFile; readonly videos: readonly MadeFile[] }>
  experimental_generateSpeech(
    call: Settings & {
      model: SpeechModel<object>
      text: string
      voice?: string
      outputFormat?: string
      instructions?: string
      speed?: number
      language?: string
    },
  ): Promise<Made & { readonly audio: MadeFile }>
  readonly NoImageGeneratedError: new (...given: never[]) => Error
}

/** The two releases of the AI SDK that are served. */
export const releases: readonly (readonly [name: string, Release])[] = [
  ['ai 6', six],
  ['ai 7', seven],
]

/** What an agent did, step by step. */
type Steps = readonly {
  readonly content: readonly unknown[]
  readonly toolResults: readonly { readonly output: unknown }[]
}[]

type Agent = ReturnType<typeof agentThatCalls>
type Tools = Record<string, MediaplugTool>

/** An agent's run of two steps at the most, by each release. */
export const runs: readonly (readonly [name: string, run: (model: Agent, tools: Tools) => Promise<Steps>])[] =
  [
    [
      'ai 6',
      async (model, tools) =>
        (await six.generateText({ model, tools, prompt: 'Go.', stopWhen: six.stepCountIs(2) })).steps,
    ],
    [
      'ai 7',
      async (model, tools) =>
        (await seven.generateText({ model, tools, prompt: 'Go.', stopWhen: seven.stepCountIs(2) })).steps,
    ],
  ]
