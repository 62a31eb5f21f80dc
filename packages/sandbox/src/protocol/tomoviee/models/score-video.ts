import { z } from 'zod'
import type { FileSource } from '../../../file/store.js'
import { composeMusic } from '../../../media/audio/music.js'
import { readVideo } from '../input.js'
import { audioFiles } from './audio-files.js'
import { commonFields, defineCapacity, promptField, urlField, withDialect } from './capacity.js'

const usualSeconds = 20
const mostVideoSeconds = 95

/** `tm_video_scoring` in the form that the vendor's clients send. */
const flat = defineCapacity({
  schema: z.strictObject({
    ...commonFields,
    video: urlField,
    prompt: promptField.optional(),
    duration: z.int().min(5).max(900).default(usualSeconds),
  }),
  resultKey: 'audio_path',
  files: async ({ video, prompt = '', duration }, closing) => {
    await readVideo('video', video, { megabytes: 200 }, closing)
    return soundtrack(prompt, video, duration, closing)
  },
})

/** The same in the form of the vendor's documentation. The music is as long as the video. */
const documented = defineCapacity({
  schema: z.strictObject({ ...commonFields, file_link: urlField, prompt: promptField }),
  resultKey: 'audio_path',
  files: async ({ file_link, prompt }, closing) => {
    const limits = {
      megabytes: 120,
      seconds: [0, mostVideoSeconds],
      shorterSide: [360, 1080],
      framesPerSecond: [15, 60],
      anyContainer: true,
    } as const
    const seconds = (await readVideo('file_link', file_link, limits, closing))?.seconds ?? usualSeconds
    return soundtrack(prompt, file_link, seconds, closing)
  },
})

/**
 * `tm_video_scoring`: music for a video.
 *
 * @see https://www.tomoviee.ai/doc/ai-audio/video-soundtrack.html for the second form
 */
export const scoreVideo = withDialect('file_link', documented, flat)

/** Music that depends on the prompt and on the path of the video, but not on how its link is signed. */
function soundtrack(prompt: string, video: string, seconds: number, closing: AbortSignal): FileSource[] {
  return audioFiles(`${prompt} for ${new URL(video).pathname}`, 1, seconds, composeMusic, closing)
}
