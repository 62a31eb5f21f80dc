import type { Family } from './model.js'
import { image, oneOf, text, trueOrFalse } from './parameter.js'

const firstFrame = image({
  formats: ['png', 'jpeg', 'webp', 'bmp'],
  megabytes: 10,
  sides: [300, 2000],
  ratio: [0.4, 2.5],
})

/** Alibaba's Wan. */
export const wan: Family = {
  'i2v-wan-v2-2': {
    title: 'Wan 2.2',
    parameters: {
      image: firstFrame,
      prompt: text(800),
      resolution: oneOf(['1080P'], '1080P'),
      duration: oneOf(['5s'], '5s'),
    },
  },
  'i2v-wan-v2-5': {
    title: 'Wan 2.5',
    parameters: {
      image: firstFrame,
      prompt: text(800),
      resolution: oneOf(['480P', '720P', '1080P'], '480P'),
      duration: oneOf(['5s', '10s'], '5s'),
    },
  },
  'i2v-wan-v2-6': {
    title: 'Wan 2.6',
    parameters: {
      image: firstFrame,
      prompt: text(1500),
      resolution: oneOf(['720P', '1080P'], '720P'),
      duration: oneOf(['5s', '10s', '15s'], '5s'),
      shot_type: oneOf(['Multi', 'Single'], 'Multi'),
      generate_audio: trueOrFalse,
    },
  },
  't2v-wan-v2-5': {
    title: 'Wan 2.5 (Text To Video)',
    parameters: {
      prompt: text(800),
      ratio: oneOf(['16:9', '9:16', '1:1', '4:3', '3:4'], '16:9'),
      duration: oneOf(['5s', '10s'], '5s'),
    },
  },
  't2v-wan-v2-6': {
    title: 'Wan 2.6 (Text To Video)',
    parameters: {
      prompt: text(1500),
      size: oneOf(['9:16', '16:9', '1:1', '4:3', '3:4'], '16:9'),
      duration: oneOf(['5s', '10s', '15s'], '5s'),
      shot_type: oneOf(['Multi', 'Single'], 'Multi'),
      generate_audio: trueOrFalse,
    },
  },
}
