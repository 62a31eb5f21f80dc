import { firstFrame } from './first-frame.js'
import type { Family } from './model.js'
import { image, oneOf, optionalText, text, trueOrFalse, video } from './parameter.js'

/** Kuaishou's Kling. */
export const kling: Family = {
  'i2v-kling-v2-1': {
    title: 'Kling 2.1',
    parameters: {
      image: image(firstFrame),
      prompt: text(2000),
      duration: oneOf(['5s', '10s'], '5s'),
      resolution: oneOf(['720P', '1080P'], '720P'),
    },
  },
  'i2v-kling-v2-5-turbo': {
    title: 'Kling 2.5 Turbo',
    parameters: {
      image: image(firstFrame),
      prompt: text(2500),
      duration: oneOf(['5s', '10s'], '5s'),
      resolution: oneOf(['720P', '1080P'], '1080P'),
    },
  },
  'i2v-kling-v2-6': {
    title: 'Kling 2.6',
    parameters: {
      image: image(firstFrame),
      prompt: text(2500),
      duration: oneOf(['5s', '10s'], '5s'),
      generate_audio: trueOrFalse,
    },
  },
  'i2v-kling-v3-0': {
    title: 'Kling 3.0',
    parameters: {
      image: image(firstFrame),
      prompt: text(2500),
      resolution: oneOf(['720P', '1080P'], '1080P'),
      duration: oneOf(['5s', '8s', '10s', '15s'], '5s'),
      multi_shots: trueOrFalse,
      generate_audio: trueOrFalse,
    },
  },
  'i2v-motion-control-kling-v2-6': {
    title: 'Motion Control Kling 2.6',
    parameters: {
      video: video({
        formats: ['mp4', 'mov'],
        megabytes: 100,
        sides: [720, 2160],
        framesPerSecond: [24, 60],
        seconds: [3, 30],
      }),
      image: image({ formats: ['png', 'jpeg'], megabytes: 10, sides: [300, 4000], ratio: [1 / 2, 2] }),
      prompt: optionalText(2500),
    },
  },
}
