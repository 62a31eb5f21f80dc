import type { ImageLimits } from './parameter.js'

/** What most models ask of the image that a video begins with. */
export const firstFrame: ImageLimits = {
  formats: ['png', 'jpeg', 'webp', 'gif', 'heic'],
  megabytes: 20,
  sides: [300, 4000],
  ratio: [0.4, 2.5],
}
