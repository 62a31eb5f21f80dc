import type { Entry } from './entry.js'

const ratios = ['9:16', '16:9', '1:1', '4:3', '3:4', '3:2', '2:3'] as const

/**
 * The vendor's effects by their codes. They are known from its public pages alone, which tell no limits of files and no
 * defaults: so nothing is sent that is not given, and each is used only when it is named.
 *
 * @see https://platform.media.io/docs/
 */
export const effects = {
  'character-generator-media-2.0': {
    title: 'Character Generator 2.0',
    description:
      'Character Generator 2.0: draws a character from one image and words, for avatars and figures that stay the same. Eight ratios, 21:9 among them. The vendor tells no limits of the image and no defaults. It is used only when you name it.',
    capability: 'image-to-image',
    family: 'effects',
    experimental: true,
    prompt: { maxCharacters: 2500 },
    image: { vendorName: 'images' },
    aspectRatio: { values: [...ratios, '21:9'] },
  },
  'effects-ghibli': {
    title: 'Ghibli',
    description:
      'Ghibli: draws a photograph anew as a still of a hand-drawn animated film. It takes no words. One to four variants a request, seven ratios. The vendor tells no limits of the image. It is used only when you name it.',
    capability: 'restyle-image',
    family: 'effects',
    experimental: true,
    image: { vendorName: 'images' },
    aspectRatio: { values: ratios },
    count: { vendorName: 'batch', values: [1, 2, 3, 4] },
  },
  'effects-image-hairstyle-studio': {
    title: 'Hairstyle Studio',
    description:
      'Hairstyle Studio: gives the person of a portrait another hairstyle. It takes one image and nothing else: which hairstyle, the vendor decides. It tells no limits of the image. It is used only when you name it.',
    capability: 'restyle-image',
    family: 'effects',
    experimental: true,
    image: { vendorName: 'images' },
  },
  'effects-video-babydance': {
    title: 'Baby Dance',
    description:
      'Baby Dance: the child of an image dances as someone does in a video. It takes no words. The vendor tells no limits of the two files; those of Motion Control Kling 2.6 are a safe guess. It is used only when you name it.',
    capability: 'animate-image-with-video',
    family: 'effects',
    experimental: true,
    image: {},
    video: {},
  },
} as const satisfies Readonly<Record<string, Entry>>
