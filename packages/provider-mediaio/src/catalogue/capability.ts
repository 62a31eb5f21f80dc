import {
  animateImageWithVideo,
  type Capability,
  imageToImage,
  imageToVideo,
  textToImage,
  textToVideo,
} from '@mediaplug/core/provider'
import type { FileKind } from '../result.js'

/** A capability, and the kind of file that its models make. */
interface Served<C extends Capability> {
  readonly capability: C
  readonly kind: FileKind
}

/** The capabilities that the vendor's models serve, by id. */
export interface Capabilities {
  readonly 'text-to-image': Served<typeof textToImage>
  readonly 'image-to-image': Served<typeof imageToImage>
  readonly 'image-to-video': Served<typeof imageToVideo>
  readonly 'animate-image-with-video': Served<typeof animateImageWithVideo>
  readonly 'text-to-video': Served<typeof textToVideo>
}

/** The id of a capability that the vendor serves. */
export type CapabilityId = keyof Capabilities

/** The capabilities, and what comes of them. */
export const capabilities: Capabilities = {
  'text-to-image': { capability: textToImage, kind: 'image' },
  'image-to-image': { capability: imageToImage, kind: 'image' },
  'image-to-video': { capability: imageToVideo, kind: 'video' },
  'animate-image-with-video': { capability: animateImageWithVideo, kind: 'video' },
  'text-to-video': { capability: textToVideo, kind: 'video' },
}
