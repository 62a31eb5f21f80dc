import {
  animateImageWithVideo,
  type Capability,
  imageToImage,
  imageToVideo,
  restyleImage,
  textToImage,
  textToVideo,
} from '@mediaplug/core/provider'
import type { FileKind } from '../result.js'

/** A capability, and the kind of file that its models make. */
export interface Served<C extends Capability> {
  /** The portable request. */
  readonly capability: C
  /** What its models make. */
  readonly kind: FileKind
}

/** The capabilities that the vendor's models serve, by id. */
export interface Capabilities {
  /** Images from words. */
  readonly 'text-to-image': Served<typeof textToImage>
  /** Images from images and words. */
  readonly 'image-to-image': Served<typeof imageToImage>
  /** Images from images, in a look that the model has. */
  readonly 'restyle-image': Served<typeof restyleImage>
  /** Videos from images. */
  readonly 'image-to-video': Served<typeof imageToVideo>
  /** Images that move as a video does. */
  readonly 'animate-image-with-video': Served<typeof animateImageWithVideo>
  /** Videos from words. */
  readonly 'text-to-video': Served<typeof textToVideo>
}

/** The id of a capability that the vendor serves. */
export type CapabilityId = keyof Capabilities

/** The capabilities, and what comes of them. */
export const capabilities: Capabilities = {
  'text-to-image': { capability: textToImage, kind: 'image' },
  'image-to-image': { capability: imageToImage, kind: 'image' },
  'restyle-image': { capability: restyleImage, kind: 'image' },
  'image-to-video': { capability: imageToVideo, kind: 'video' },
  'animate-image-with-video': { capability: animateImageWithVideo, kind: 'video' },
  'text-to-video': { capability: textToVideo, kind: 'video' },
}
