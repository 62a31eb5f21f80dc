import { textToVideo as capability, defineModel, z } from '@mediaplug/core/provider'
import { createTask, pollTask } from '../task.js'
import { cameraMove } from './camera-move.js'

/**
 * A video of five seconds from words.
 *
 * @see https://www.tomoviee.ai/doc/
 */
export const textToVideo = defineModel({
  title: 'Tomoviee text to video',
  capability,
  documentation: 'https://www.tomoviee.ai/doc/',
  typicalSeconds: [60, 300],
  input: z.strictObject({
    prompt: z
      .string()
      .regex(/\S/, 'must not be blank')
      .describe('Subject, action, scene, camera and light, in words'),
    resolution: z.enum(['720p', '1080p']).default('720p').describe('Size class'),
    duration: z.literal(5).default(5).describe('Length in seconds'),
    aspectRatio: z.enum(['16:9', '9:16', '4:3', '3:4', '1:1']).default('16:9').describe('Width to height'),
    cameraMove: cameraMove.optional().describe('How the camera moves, by name or index. Default: as it fits'),
  }),
  start: ({ prompt, resolution, duration, aspectRatio, cameraMove: move }, context) =>
    createTask(context, 'tm_text2video_b', {
      prompt,
      resolution,
      duration,
      aspect_ratio: aspectRatio,
      camera_move_index: move,
    }),
  poll: pollTask('video'),
})
