import { defineModel, type FileForms, file, imageToVideo, textToVideo, z } from '@mediaplug/core/provider'
import { tasksAt } from './task.js'

const clip = {
  prompt: z.string().min(1).max(2_500).describe('What to make, in words'),
  negativePrompt: z.string().max(2_500).optional().describe('What to avoid, in words'),
  duration: z.literal([5, 10]).default(5).describe('Length in seconds'),
  mode: z.enum(['std', 'pro']).optional().describe('std costs less, pro looks better'),
}
const aspectRatio = z.enum(['16:9', '9:16', '1:1']).optional().describe('Width to height')
const limits = { maxBytes: 10_000_000, sides: [300, 65_535], aspectRatio: [0.4, 2.5] } as const
const image = file({ as: 'url-or-bytes', mediaTypes: ['image/png', 'image/jpeg'], ...limits })

interface Clip {
  readonly negativePrompt?: string | undefined
  readonly duration: number
  readonly aspectRatio?: string | undefined
  readonly image?: FileForms['url-or-bytes']
}

/** A request under Kling's names. Bytes are bare Base64: no data URL. */
const sent = ({ negativePrompt, duration, aspectRatio, image, ...same }: Clip) => ({
  ...same,
  model_name: 'kling-v2-5-turbo',
  negative_prompt: negativePrompt,
  duration: String(duration),
  aspect_ratio: aspectRatio,
  image: image && ('url' in image ? image.url : Buffer.from(image.bytes).toString('base64')),
})

const texts = tasksAt('/v1/videos/text2video')
const images = tasksAt('/v1/videos/image2video')

export const textToClip = defineModel({
  title: 'Kling 2.5 Turbo',
  capability: textToVideo,
  typicalSeconds: [60, 300],
  input: z.strictObject({ ...clip, aspectRatio }),
  start: (input, context) => texts.submit(sent(input), context),
  poll: texts.poll,
})

export const imageToClip = defineModel({
  title: 'Kling 2.5 Turbo, from an image',
  capability: imageToVideo,
  typicalSeconds: [60, 300],
  input: z.strictObject({ ...clip, image }),
  start: (input, context) => images.submit(sent(input), context),
  poll: images.poll,
})
