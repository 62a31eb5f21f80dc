import type { AnyClient, Client } from '@mediaplug/core'
import type { edrawmax } from '@mediaplug/provider-edrawmax'
import type { mediaio } from '@mediaplug/provider-mediaio'
import type { tomoviee } from '@mediaplug/provider-tomoviee'
import * as six from 'ai-6'
import * as seven from 'ai-7'
import { expectTypeOf, test } from 'vitest'
import { type AnyMediaplugModels, mediaplug } from './index.js'

declare const client: Client<ReturnType<typeof edrawmax | typeof mediaio | typeof tomoviee>>
declare const anyClient: AnyClient
declare const sixth: six.LanguageModel
declare const seventh: seven.LanguageModel

test('models and tools are those that users of ai 6 give', () => {
  const media = mediaplug(client)
  const image = media.image('mediaio/i2i-banana-2')
  const providerOptions = image.options({ resolution: '2k' })
  void six.generateImage({ model: image, prompt: 'a kite', n: 2, providerOptions })
  void six.experimental_generateVideo({ model: media.video('tomoviee/text-to-video'), prompt: 'a kite' })
  void six.experimental_generateSpeech({ model: media.speech('tomoviee/text-to-speech'), text: 'A kite.' })
  const tools = media.tools({ compose: 'tomoviee/text-to-music' })
  void six.generateText({ model: sixth, tools, prompt: 'Compose.' })
  void six.generateText({
    model: sixth,
    tools: { ...tools, add: six.tool({ inputSchema: six.jsonSchema({}) }) },
    prompt: '',
  })
  const agent = new six.ToolLoopAgent({ model: sixth, tools })
  expectTypeOf(agent.tools.compose.description).toBeString()
})

test('models and tools are those that users of ai 7 give', () => {
  const media = mediaplug(client)
  const image = media.image('mediaio/i2i-banana-2')
  const providerOptions = image.options({ resolution: '2k' })
  void seven.generateImage({ model: image, prompt: 'a kite', n: 2, providerOptions })
  const video = media.video('tomoviee/text-to-video')
  void seven.experimental_generateVideo({ model: video, prompt: 'a kite', poll: { intervalMs: 500 } })
  void seven.experimental_startVideo({ model: video, prompt: 'a kite' })
  void seven.experimental_getVideoStatus(video, { operation: 'stored' })
  void seven.generateSpeech({ model: media.speech('tomoviee/text-to-speech'), text: 'A kite.' })
  const tools = media.tools({ compose: 'tomoviee/text-to-music' })
  void seven.generateText({ model: seventh, tools, prompt: 'Compose.' })
  void seven.streamText({ model: seventh, tools, prompt: 'Compose.' })
})

test('a model of another kind, and one that there is not, do not compile', () => {
  const media = mediaplug(client)
  // @ts-expect-error It makes videos.
  void media.image('tomoviee/text-to-video')
  // @ts-expect-error A diagram has a source besides.
  void media.image('edrawmax/flowchart')
  // @ts-expect-error It makes music of a prompt.
  void media.speech('tomoviee/text-to-music')
  // @ts-expect-error It makes pictures.
  void media.video('mediaio/t2i-imagen-4')
  // @ts-expect-error There is no such model.
  void media.image('mediaio/t2i-imagen4')
  // @ts-expect-error There is no such model.
  void media.tools({ compose: 'tomoviee/text-to-musik' })
  void media.image('mediaio/effects-ghibli')
  void media.image('tomoviee/segment-image')
  void media.video('mediaio/i2v-motion-control-kling-v2-6')
})

test('what a model takes is checked when it is compiled', () => {
  const media = mediaplug(client)
  const tencentLike = media.image('mediaio/i2i-banana-2')
  // @ts-expect-error It is '1k', '2k' or '4k'.
  void tencentLike.options({ resolution: '8k' })
  // @ts-expect-error It has no such field.
  void tencentLike.options({ resolutions: '2k' })
  // @ts-expect-error n says it.
  void media.image('mediaio/t2i-imagen-4').options({ count: 2 })
  void tencentLike.options({ images: ['https://media.example/kite.png', { path: 'kite.png' }] })
  const { compose } = media.tools({ compose: 'tomoviee/text-to-music' })
  expectTypeOf(compose.execute).parameter(0).toExtend<{ prompt: string; duration?: number | undefined }>()
})

test('a client whose types know no providers takes any id', () => {
  expectTypeOf(mediaplug(anyClient)).toEqualTypeOf<AnyMediaplugModels>()
  void mediaplug(anyClient).image('acme/drawing').options({ any: 1 })
})
