// Mediaplug, on three of its vendors' protocols.
import { createClient } from '../../packages/core/dist/index.js'
import { edrawmax } from '../../packages/provider-edrawmax/dist/index.js'
import { mediaio } from '../../packages/provider-mediaio/dist/index.js'
import { tomoviee } from '../../packages/provider-tomoviee/dist/index.js'

export const title = 'Mediaplug'
const prompt = 'a red kite over the sea'

const jobs = {
  tomoviee: ['tomoviee/text-to-video', { prompt, duration: 5 }],
  mediaio: ['mediaio/t2i-imagen-4', { prompt, aspectRatio: '1:1', count: 1 }],
  edrawmax: ['edrawmax/flowchart', { prompt, language: 'en' }],
}

export function open(origin, protocol, pacing = () => 0) {
  const providers = [
    tomoviee({ appKey: 'benchmark-key', appSecret: 'benchmark-secret', baseUrl: origin }),
    mediaio({ apiKey: 'benchmark-key', baseUrl: origin }),
    edrawmax({ baseUrl: origin }),
  ]
  const client = createClient({ providers, pacing })
  const [target, input] = jobs[protocol]
  return () => client.generate(target, input)
}
