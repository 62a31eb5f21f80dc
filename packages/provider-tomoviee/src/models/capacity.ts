import { z } from '@mediaplug/core/provider'

const capacity = (defaultName: string) =>
  z
    .string()
    .regex(/^[\w.-]+$/, 'must consist of letters, digits, dots, dashes and underscores')
    .default(defaultName)

/** The vendor's name of what each model does, the last part of the path that creates a task. */
export const capacities = z
  .strictObject({
    'text-to-video': capacity('tm_text2video_b'),
    'image-to-video': capacity('tm_img2video_b'),
    'frames-to-video': capacity('tm_tail2video_b'),
    'extend-video': capacity('tm_video_continuation_b'),
    'image-to-image': capacity('tm_reference_img2img'),
    'redraw-image': capacity('tm_redrawing'),
    'segment-image': capacity('tm_reference_img2mask'),
    'text-to-music': capacity('tm_text2music'),
    'text-to-sound-effect': capacity('tm_text2sfx'),
    'text-to-speech': capacity('tm_text2speech'),
    'score-video': capacity('tm_video_scoring'),
  })
  .prefault({})

/** The name of a model of this package. */
export type ModelName = keyof z.output<typeof capacities>
