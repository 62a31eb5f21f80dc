import type { Family } from './model.js'
import { type ImageLimits, images, oneOf, text } from './parameter.js'

const limits: ImageLimits = {
  formats: ['png', 'jpeg'],
  megabytes: 20,
  sides: [300, 1280],
  ratio: [1 / 2, 2],
}
const ratio = oneOf(['9:16', '16:9', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9'], '16:9')

/** Google's Nano Banana. */
export const banana: Family = {
  'i2i-banana': {
    title: 'Nano Banana',
    parameters: { images: images(9, limits), prompt: text(1200), ratio },
  },
  'i2i-banana-2': {
    title: 'Nano Banana Pro',
    parameters: {
      images: images(9, limits),
      prompt: text(1200),
      ratio,
      resolution: oneOf(['1K', '2K', '4K'], '1K'),
    },
  },
}

/** ByteDance's Seedream. */
export const seedream: Family = {
  'i2i-seedream-v4-0': {
    title: 'Seedream 4.0',
    parameters: {
      images: images(9, { ...limits, megabytes: 10, ratio: [3 / 10, 3] }),
      prompt: text(800),
      ratio: oneOf(['9:16', '16:9', '1:1', '4:3', '3:4', '3:2', '2:3'], '9:16'),
    },
  },
}

/** Google's Imagen. */
export const imagen: Family = {
  't2i-imagen-4': {
    title: 'Imagen 4',
    parameters: {
      prompt: text(1200),
      ratio: oneOf(['9:16', '16:9', '1:1', '4:3', '3:4'], '9:16'),
      counts: oneOf(['1', '2', '3', '4'], '1'),
    },
  },
}

/** The model that the vendor calls soul_character. */
export const soul: Family = {
  't2i-soul-character': {
    title: 'soul_character',
    parameters: {
      prompt: text(2000),
      ratio: oneOf(['2:3', '1:1', '3:2', '9:16', '16:9'], '16:9'),
    },
  },
}
