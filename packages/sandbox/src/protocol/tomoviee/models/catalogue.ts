import type { Capacity } from './capacity.js'
import { extendVideo } from './extend-video.js'
import { framesToVideo } from './frames-to-video.js'
import { imageToImage } from './image-to-image.js'
import { imageToVideo } from './image-to-video.js'
import { redrawImage } from './redraw-image.js'
import { scoreVideo } from './score-video.js'
import { segmentImage } from './segment-image.js'
import { textToMusic } from './text-to-music.js'
import { textToSoundEffect } from './text-to-sound-effect.js'
import { textToSpeech } from './text-to-speech.js'
import { textToVideo } from './text-to-video.js'

/** Every capacity that the sandbox speaks, by the name in its path. Some have two names. */
export const capacities: ReadonlyMap<string, Capacity> = new Map([
  ['tm_text2video_b', textToVideo],
  ['tob_text2video_b', textToVideo],
  ['tm_img2video_b', imageToVideo],
  ['tm_tail2video_b', framesToVideo],
  ['tm_video_continuation_b', extendVideo],
  ['tm_video_continuation', extendVideo],
  ['tm_reference_img2img', imageToImage],
  ['tm_redrawing', redrawImage],
  ['tm_reference_img2mask', segmentImage],
  ['tm_text2music', textToMusic],
  ['tm_text2sfx', textToSoundEffect],
  ['tm_text2speech', textToSpeech],
  ['tm_video_scoring', scoreVideo],
])
