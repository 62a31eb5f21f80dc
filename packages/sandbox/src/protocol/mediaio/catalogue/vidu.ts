import { firstFrame } from './first-frame.js'
import type { Family } from './model.js'
import { type ImageLimits, image, oneOf, text, trueOrFalse } from './parameter.js'

const limits: ImageLimits = { ...firstFrame, megabytes: 10, sides: [150, 4000], ratio: [1 / 4, 4] }

/** Shengshu's Vidu. */
export const vidu: Family = {
  'i2v-vidu-q2': {
    title: 'Vidu Q2',
    parameters: {
      image: image(limits),
      prompt: text(2000),
      duration: oneOf(['4s', '6s', '8s'], '4s'),
      resolution: oneOf(['720P', '1080P'], '720P'),
    },
  },
  'i2v-vidu-q3': {
    title: 'Vidu Q3',
    parameters: {
      image: image({ ...limits, formats: ['png', 'jpeg'] }),
      prompt: text(2000),
      resolution: oneOf(['540P', '720P', '1080P'], '720P'),
      duration: oneOf(['4s', '8s', '12s', '16s'], '4s'),
      generate_audio: trueOrFalse,
    },
  },
  't2v-vidu-q3': {
    title: 'Vidu Q3 (Text To Video)',
    parameters: {
      prompt: text(2000),
      ratio: oneOf(['9:16', '16:9', '1:1', '4:3', '3:4'], '16:9'),
      resolution: oneOf(['540P', '720P', '1080P'], '720P'),
      duration: oneOf(['4s', '8s', '12s', '16s'], '8s'),
      generate_audio: trueOrFalse,
    },
  },
}
