import type { Settings } from '../settings.js'
import { changeClothes } from './change-clothes.js'
import { generateAvatar } from './generate-avatar.js'
import { imageInpaintingRemoval } from './image-inpainting-removal.js'
import { imageOutpainting } from './image-outpainting.js'
import { imageToImage } from './image-to-image.js'
import { refineImage } from './refine-image.js'
import { replaceBackground } from './replace-background.js'
import { sketchToImage } from './sketch-to-image.js'
import { textToImage } from './text-to-image.js'
import { textToImageLite } from './text-to-image-lite.js'
import { textToImageRapid } from './text-to-image-rapid.js'

/** The models, by the part of their id after `tencent/`. */
export type TencentModels = {
  /** An image in another style. */
  readonly 'image-to-image': ReturnType<typeof imageToImage>
  /** An image from words and references, by a task. */
  readonly 'text-to-image': ReturnType<typeof textToImage>
  /** An image from words, quickly. */
  readonly 'text-to-image-lite': ReturnType<typeof textToImageLite>
  /** An image from words, in a style or after a reference. */
  readonly 'text-to-image-rapid': ReturnType<typeof textToImageRapid>
  /** Line art in colour. */
  readonly 'sketch-to-image': ReturnType<typeof sketchToImage>
  /** The same image, clearer and larger. */
  readonly 'refine-image': ReturnType<typeof refineImage>
  /** An image that goes on beyond its edges. */
  readonly 'image-outpainting': ReturnType<typeof imageOutpainting>
  /** An image without what a mask covers. */
  readonly 'image-inpainting-removal': ReturnType<typeof imageInpaintingRemoval>
  /** A product before another background. */
  readonly 'replace-background': ReturnType<typeof replaceBackground>
  /** A person in other clothes. */
  readonly 'change-clothes': ReturnType<typeof changeClothes>
  /** An avatar of a person, or a sticker of a pet. */
  readonly 'generate-avatar': ReturnType<typeof generateAvatar>
}

/** The models as the settings have them. */
export const createModels = (settings: Settings): TencentModels => ({
  'image-to-image': imageToImage(settings),
  'text-to-image': textToImage(settings),
  'text-to-image-lite': textToImageLite(settings),
  'text-to-image-rapid': textToImageRapid(settings),
  'sketch-to-image': sketchToImage(settings),
  'refine-image': refineImage(settings),
  'image-outpainting': imageOutpainting(settings),
  'image-inpainting-removal': imageInpaintingRemoval(settings),
  'replace-background': replaceBackground(settings),
  'change-clothes': changeClothes(settings),
  'generate-avatar': generateAvatar(settings),
})
