import { defineModel, textToVideo, z } from '@mediaplug/core/provider'
import { cancel, poll, submit } from '../task.js'

const seconds = z.union([z.literal(5), z.literal(10)])

/** Takes a minute: the vendor accepts a task, and is asked after it until it has ended. */
export const clip = defineModel({
  title: 'Clip',
  description: 'Short videos without sound.',
  capability: textToVideo,
  typicalSeconds: [40, 90],
  input: z.strictObject({
    prompt: z.string().min(1).max(2_000).describe('What to make, in words'),
    duration: seconds.default(5).describe('Length in seconds'),
    aspectRatio: z.enum(['16:9', '9:16', '1:1']).optional().describe('Width to height'),
  }),
  start: ({ prompt, duration, aspectRatio }, context) =>
    submit({ text: prompt, seconds: duration, ratio: aspectRatio }, context),
  poll,
  cancel,
})
