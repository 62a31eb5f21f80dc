import { firstFrame } from './first-frame.js'
import type { Family } from './model.js'
import { image, oneOf, text } from './parameter.js'

/** MiniMax's Hailuo. */
export const minimax: Family = {
  'i2v-minimax-02': {
    title: 'Hailuo 02',
    parameters: {
      image: image(firstFrame),
      prompt: text(2000),
      duration: oneOf(['6s'], '6s'),
      resolution: oneOf(['768P', '1080P'], '768P'),
    },
  },
  'i2v-minimax-v2-3': {
    title: 'Hailuo 2.3',
    parameters: {
      image: image(firstFrame),
      prompt: text(2000),
      resolution: oneOf(['768P', '1080P'], '768P'),
      duration: oneOf(['6s', '10s'], '6s'),
    },
    never: [{ resolution: '1080P', duration: '10s' }],
  },
}
