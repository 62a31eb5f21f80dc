import type { Family } from './model.js'
import { type ImageLimits, image, maybeOneOf, text, video } from './parameter.js'

/** The vendor's pages tell no limits of the images of effects: any that opens will do. */
const anyImage: ImageLimits = {
  formats: ['png', 'jpeg', 'webp', 'bmp', 'gif', 'heic'],
  megabytes: 100,
  sides: [1, 100_000],
  ratio: [0, 100_000],
}
const ratios = ['9:16', '16:9', '1:1', '4:3', '3:4', '3:2', '2:3']

/** Effects that make images. Their field `images` is one URL, where that of other models is a list. */
export const imageEffects: Family = {
  'character-generator-media-2.0': {
    title: 'Character Generator 2.0',
    parameters: { images: image(anyImage), prompt: text(2500), ratio: maybeOneOf([...ratios, '21:9']) },
  },
  'effects-ghibli': {
    title: 'Ghibli',
    parameters: {
      images: image(anyImage),
      ratio: maybeOneOf(ratios),
      batch: maybeOneOf(['1', '2', '3', '4']),
    },
  },
  'effects-image-hairstyle-studio': {
    title: 'Hairstyle Studio',
    parameters: { images: image(anyImage) },
  },
}

/** Effects that make videos. */
export const videoEffects: Family = {
  'effects-video-babydance': {
    title: 'Baby Dance',
    parameters: {
      image: image(anyImage),
      video: video({
        formats: ['mp4', 'mov'],
        megabytes: 200,
        sides: [1, 100_000],
        framesPerSecond: [1, 240],
        seconds: [0, 600],
      }),
    },
  },
}
