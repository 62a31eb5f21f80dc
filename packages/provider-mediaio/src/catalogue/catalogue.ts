import { effects } from './effects.js'
import type { Entry } from './entry.js'
import {
  bananaImage,
  drivingVideo,
  klingImage,
  seedreamImage,
  stillImage,
  veoImage,
  viduQ2Image,
  viduQ3Image,
  wanImage,
} from './file-limits.js'

/**
 * The vendor's generation models by their codes: with the effects, the one place where they are described. The types of
 * requests, their checks and what is sent all follow from it.
 *
 * The models of one capability stand in the order of the vendor's ids. A portable request goes to the first that
 * takes it.
 *
 * @see https://platform.media.io/docs/
 */
const generation = {
  't2i-imagen-4': {
    title: 'Imagen 4',
    description:
      "Imagen 4, Google's: images from words, true to long prompts and good at photographs, light and lettering. One to four pictures a request, up to 1200 characters. The choice where several variants are to be compared.",
    capability: 'text-to-image',
    family: 'imagen',
    prompt: { maxCharacters: 1200 },
    aspectRatio: { values: ['9:16', '16:9', '1:1', '4:3', '3:4'], default: '9:16' },
    count: { values: [1, 2, 3, 4], default: 1 },
  },
  't2i-soul-character': {
    title: 'soul_character',
    description:
      'soul_character: people and characters with the look of editorial or fashion photography. One picture a request, up to 2000 characters; has 2:3 and 3:2, and no 4:3. The choice for portraits and figures.',
    capability: 'text-to-image',
    family: 'soul',
    prompt: { maxCharacters: 2000 },
    aspectRatio: { values: ['2:3', '1:1', '3:2', '9:16', '16:9'], default: '16:9' },
  },
  'i2i-banana': {
    title: 'Nano Banana',
    description:
      "Nano Banana, Google's: changes images by words, and makes one of up to nine: a product into a scene, clothes onto a person. Keeps faces and things well. Inputs of 300 to 1280 pixels; eight ratios, 21:9 among them.",
    capability: 'image-to-image',
    family: 'banana',
    prompt: { maxCharacters: 1200 },
    images: { ...bananaImage, maxCount: 9 },
    aspectRatio: { values: ['9:16', '16:9', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9'], default: '16:9' },
  },
  'i2i-seedream-v4-0': {
    title: 'Seedream 4.0',
    description:
      "Seedream 4.0, ByteDance's: changes style and content of one to nine images, strong in posters and consistent series. Prompts of 800 characters at most, inputs of 10 MB; takes the longest shapes, 3:10 to 3:1.",
    capability: 'image-to-image',
    family: 'seedream',
    prompt: { maxCharacters: 800 },
    images: { ...seedreamImage, maxCount: 9 },
    aspectRatio: { values: ['9:16', '16:9', '1:1', '4:3', '3:4', '3:2', '2:3'], default: '9:16' },
  },
  'i2i-banana-2': {
    title: 'Nano Banana Pro',
    description:
      "Nano Banana Pro, Google's: as Nano Banana, with finer detail, better lettering, and sizes of 1k, 2k and 4k. The choice where the picture is printed or cut; likely slower than Nano Banana, and 4k the slowest.",
    capability: 'image-to-image',
    family: 'banana',
    prompt: { maxCharacters: 1200 },
    images: { ...bananaImage, maxCount: 9 },
    aspectRatio: { values: ['9:16', '16:9', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9'], default: '16:9' },
    resolution: { values: ['1k', '2k', '4k'], default: '1k' },
  },
  'i2v-wan-v2-6': {
    title: 'Wan 2.6',
    description:
      "Wan 2.6, Alibaba's: an image into 5, 10 or 15 seconds with sound, as one shot or several. Prompts of 1500 characters; images of 10 MB and 2000 pixels at most. The choice for short stories from one picture.",
    capability: 'image-to-video',
    family: 'wan',
    prompt: { maxCharacters: 1500 },
    image: wanImage,
    resolution: { values: ['720p', '1080p'], default: '720p' },
    duration: { values: [5, 10, 15], default: 5 },
    audio: { values: [true, false], default: true },
    shotType: { values: ['multi', 'single'], default: 'multi' },
  },
  'i2v-wan-v2-2': {
    title: 'Wan 2.2',
    description:
      "Wan 2.2, Alibaba's: an image into five seconds of 1080p without sound. No choices to make, prompts of 800 characters. An older, plain model for simple motion.",
    capability: 'image-to-video',
    family: 'wan',
    prompt: { maxCharacters: 800 },
    image: wanImage,
    resolution: { values: ['1080p'], default: '1080p' },
    duration: { values: [5], default: 5 },
  },
  'i2v-minimax-02': {
    title: 'Hailuo 02',
    description:
      "Hailuo 02, MiniMax's: an image into six seconds without sound, in 768p or 1080p. Good at bodies in motion and physics, such as sport and dance. For ten seconds see Hailuo 2.3.",
    capability: 'image-to-video',
    family: 'minimax',
    prompt: { maxCharacters: 2000 },
    image: klingImage,
    resolution: { values: ['768p', '1080p'], default: '768p' },
    duration: { values: [6], default: 6 },
  },
  'i2v-kling-v2-1': {
    title: 'Kling 2.1',
    description:
      "Kling 2.1, Kuaishou's: an image into 5 or 10 seconds without sound, 720p by default. Steady camera and faces; an older model of Kling, for drafts before a newer one.",
    capability: 'image-to-video',
    family: 'kling',
    prompt: { maxCharacters: 2000 },
    image: klingImage,
    resolution: { values: ['720p', '1080p'], default: '720p' },
    duration: { values: [5, 10], default: 5 },
  },
  'i2v-vidu-q3': {
    title: 'Vidu Q3',
    description:
      "Vidu Q3, Shengshu's: an image into 4 to 16 seconds with sound, from 540p. The longest of all videos here, and the widest range of shapes, 1:4 to 4:1; PNG and JPEG only.",
    capability: 'image-to-video',
    family: 'vidu',
    prompt: { maxCharacters: 2000 },
    image: viduQ3Image,
    resolution: { values: ['540p', '720p', '1080p'], default: '720p' },
    duration: { values: [4, 8, 12, 16], default: 4 },
    audio: { values: [true, false], default: true },
  },
  'i2v-kling-v2-5-turbo': {
    title: 'Kling 2.5 Turbo',
    description:
      "Kling 2.5 Turbo, Kuaishou's: an image into 5 or 10 seconds without sound, 1080p by default. Made for quick results with strong motion and camera work; prompts of 2500 characters.",
    capability: 'image-to-video',
    family: 'kling',
    prompt: { maxCharacters: 2500 },
    image: klingImage,
    resolution: { values: ['720p', '1080p'], default: '1080p' },
    duration: { values: [5, 10], default: 5 },
  },
  'i2v-veo-v3-1': {
    title: 'Google Veo 3.1',
    description:
      'Google Veo 3.1: an image into 4, 6 or 8 seconds with speech, sounds and music that fit. Upright or wide only, 9:16 by default; images up to 50 MB, prompts of 1000 characters. The choice for realism with sound; for drafts see Veo 3.1 Fast.',
    capability: 'image-to-video',
    family: 'veo',
    prompt: { maxCharacters: 1000 },
    image: veoImage,
    aspectRatio: { vendorName: 'aspect_ratio', values: ['9:16', '16:9'], default: '9:16' },
    resolution: { values: ['720p', '1080p'], default: '720p' },
    duration: { values: [4, 6, 8], default: 4 },
    audio: { values: [true, false], default: true },
  },
  'i2v-kling-v3-0': {
    title: 'Kling 3.0',
    description:
      "Kling 3.0, Kuaishou's: an image into 5, 8, 10 or 15 seconds with sound, 1080p by default, in several shots if wanted. Prompts of 2500 characters. The newest Kling here: for scenes with cuts and characters that stay the same.",
    capability: 'image-to-video',
    family: 'kling',
    prompt: { maxCharacters: 2500 },
    image: klingImage,
    resolution: { values: ['720p', '1080p'], default: '1080p' },
    duration: { values: [5, 8, 10, 15], default: 5 },
    audio: { values: [true, false], default: true },
    multiShot: { values: [true, false], default: true },
  },
  'i2v-minimax-v2-3': {
    title: 'Hailuo 2.3',
    description:
      "Hailuo 2.3, MiniMax's: an image into 6 or 10 seconds without sound. Expressive faces and bodies, also in drawn styles. 1080p is made in 6 seconds only; 10 seconds in 768p.",
    capability: 'image-to-video',
    family: 'minimax',
    prompt: { maxCharacters: 2000 },
    image: klingImage,
    resolution: { values: ['768p', '1080p'], default: '768p' },
    duration: { values: [6, 10], default: 6 },
    restriction: { of: 'duration', to: [6], where: 'resolution', is: '1080p' },
  },
  'i2v-vidu-q2': {
    title: 'Vidu Q2',
    description:
      "Vidu Q2, Shengshu's: an image into 4, 6 or 8 seconds without sound, in 720p or 1080p. Fine facial expression, shapes from 1:4 to 4:1, and all common image formats.",
    capability: 'image-to-video',
    family: 'vidu',
    prompt: { maxCharacters: 2000 },
    image: viduQ2Image,
    resolution: { values: ['720p', '1080p'], default: '720p' },
    duration: { values: [4, 6, 8], default: 4 },
  },
  'i2v-wan-v2-5': {
    title: 'Wan 2.5',
    description:
      "Wan 2.5, Alibaba's: an image into 5 or 10 seconds; 480p by default, the smallest of all, for cheap drafts, up to 1080p. No choice about sound. Prompts of 800 characters.",
    capability: 'image-to-video',
    family: 'wan',
    prompt: { maxCharacters: 800 },
    image: wanImage,
    resolution: { values: ['480p', '720p', '1080p'], default: '480p' },
    duration: { values: [5, 10], default: 5 },
  },
  'i2v-kling-v2-6': {
    title: 'Kling 2.6',
    description:
      "Kling 2.6, Kuaishou's: an image into 5 or 10 seconds with sound or without. No size classes: the vendor decides. The first Kling with sound; prompts of 2500 characters.",
    capability: 'image-to-video',
    family: 'kling',
    prompt: { maxCharacters: 2500 },
    image: klingImage,
    duration: { values: [5, 10], default: 5 },
    audio: { values: [true, false], default: true },
  },
  'i2v-veo-v3-1-fast': {
    title: 'Google Veo 3.1 Fast',
    description:
      'Google Veo 3.1 Fast: takes what Veo 3.1 takes and is made to answer sooner, with somewhat less detail: 4, 6 or 8 seconds with sound, upright or wide. The choice for trying prompts.',
    capability: 'image-to-video',
    family: 'veo',
    prompt: { maxCharacters: 1000 },
    image: veoImage,
    aspectRatio: { vendorName: 'aspect_ratio', values: ['9:16', '16:9'], default: '9:16' },
    resolution: { values: ['720p', '1080p'], default: '720p' },
    duration: { values: [4, 6, 8], default: 4 },
    audio: { values: [true, false], default: true },
  },
  'i2v-motion-control-kling-v2-6': {
    title: 'Motion Control Kling 2.6',
    description:
      "Motion Control Kling 2.6, Kuaishou's: a person or figure of an image moves as someone does in a video of 3 to 30 seconds, 24 to 60 frames a second. The prompt may be left out. The choice for dances and gestures that are to be exact.",
    capability: 'animate-image-with-video',
    family: 'kling',
    prompt: { maxCharacters: 2500, optional: true },
    video: drivingVideo,
    image: stillImage,
  },
  't2v-wan-v2-6': {
    title: 'Wan 2.6 (Text To Video)',
    description:
      "Wan 2.6 (Text To Video), Alibaba's: words into 5, 10 or 15 seconds with sound, as one shot or several, in five ratios. No size classes: the vendor decides. Prompts of 1500 characters.",
    capability: 'text-to-video',
    family: 'wan',
    prompt: { maxCharacters: 1500 },
    aspectRatio: { vendorName: 'size', values: ['9:16', '16:9', '1:1', '4:3', '3:4'], default: '16:9' },
    duration: { values: [5, 10, 15], default: 5 },
    audio: { values: [true, false], default: true },
    shotType: { values: ['multi', 'single'], default: 'multi' },
  },
  't2v-vidu-q3': {
    title: 'Vidu Q3 (Text To Video)',
    description:
      "Vidu Q3 (Text To Video), Shengshu's: words into 4 to 16 seconds with sound, 540p to 1080p, in five ratios; 8 seconds by default. Prompts of 2000 characters. The choice for long videos, and where size matters.",
    capability: 'text-to-video',
    family: 'vidu',
    prompt: { maxCharacters: 2000 },
    aspectRatio: { values: ['9:16', '16:9', '1:1', '4:3', '3:4'], default: '16:9' },
    resolution: { values: ['540p', '720p', '1080p'], default: '720p' },
    duration: { values: [4, 8, 12, 16], default: 8 },
    audio: { values: [true, false], default: true },
  },
  't2v-wan-v2-5': {
    title: 'Wan 2.5 (Text To Video)',
    description:
      "Wan 2.5 (Text To Video), Alibaba's: words into 5 or 10 seconds in five ratios, without a choice of size or sound. The vendor's own list has it with another status than all others: it is probably not offered. It is used only when you name it.",
    capability: 'text-to-video',
    family: 'wan',
    experimental: true,
    prompt: { maxCharacters: 800 },
    aspectRatio: { values: ['16:9', '9:16', '1:1', '4:3', '3:4'], default: '16:9' },
    duration: { values: [5, 10], default: 5 },
  },
} as const satisfies Readonly<Record<string, Entry>>

/** Every model that this package knows. */
export const catalogue: typeof generation & typeof effects = { ...generation, ...effects }

/** The type of the catalogue, with each value. */
export type Catalogue = typeof catalogue

/** The code of a model, which is its name behind `mediaio/`. */
export type ModelName = keyof Catalogue
