import { firstFrame } from './first-frame.js'
import type { Family, ModelEntry } from './model.js'
import { image, oneOf, text, trueOrFalse } from './parameter.js'

const parameters: ModelEntry['parameters'] = {
  image: image({ ...firstFrame, megabytes: 50, ratio: [0.4, 2] }),
  prompt: text(1000),
  aspect_ratio: oneOf(['9:16', '16:9'], '9:16'),
  resolution: oneOf(['720P', '1080P'], '720P'),
  duration: oneOf(['4s', '6s', '8s'], '4s'),
  generate_audio: trueOrFalse,
}

/** Google's Veo. */
export const veo: Family = {
  'i2v-veo-v3-1': { title: 'Google Veo 3.1', parameters },
  'i2v-veo-v3-1-fast': { title: 'Google Veo 3.1 Fast', parameters },
}
