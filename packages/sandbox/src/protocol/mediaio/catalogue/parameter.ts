/** A text that the user writes. */
export interface TextParameter {
  readonly kind: 'text'
  readonly required: boolean
  readonly mostCharacters: number
}

/** One of several words. */
export interface ChoiceParameter {
  readonly kind: 'choice'
  readonly values: readonly string[]
  /** Nothing where the vendor tells none. */
  readonly byDefault: string | undefined
}

/** What the vendor asks of an image. All limits are included. */
export interface ImageLimits {
  readonly formats: readonly ImageFormat[]
  readonly megabytes: number
  /** The least and the most pixels of a side. */
  readonly sides: readonly [least: number, most: number]
  /** The least and the most of width by height. */
  readonly ratio: readonly [least: number, most: number]
}

/** The image formats that the vendor names; it counts `jpg` as one of its own. */
type ImageFormat = 'png' | 'jpeg' | 'webp' | 'bmp' | 'gif' | 'heic'

/** What the vendor asks of a video. All limits are included. */
export interface VideoLimits {
  readonly formats: readonly ('mp4' | 'mov')[]
  readonly megabytes: number
  readonly sides: readonly [least: number, most: number]
  readonly framesPerSecond: readonly [least: number, most: number]
  readonly seconds: readonly [least: number, most: number]
}

/** The URL of an image. */
export interface ImageParameter {
  readonly kind: 'image'
  readonly limits: ImageLimits
}

/** The URLs of several images. */
export interface ImagesParameter {
  readonly kind: 'images'
  readonly most: number
  readonly limits: ImageLimits
}

/** The URL of a video. */
export interface VideoParameter {
  readonly kind: 'video'
  readonly limits: VideoLimits
}

/** A parameter of a model. Files are required, and choices are not. */
export type Parameter = TextParameter | ChoiceParameter | ImageParameter | ImagesParameter | VideoParameter

/** A text that must be there. */
export function text(mostCharacters: number): TextParameter {
  return { kind: 'text', required: true, mostCharacters }
}

/** A text that may be left out. */
export function optionalText(mostCharacters: number): TextParameter {
  return { kind: 'text', required: false, mostCharacters }
}

/** One of several words; the default is one of them too. */
export function oneOf<const Value extends string>(
  values: readonly Value[],
  byDefault: NoInfer<Value>,
): ChoiceParameter {
  return { kind: 'choice', values, byDefault }
}

/** One of several words, or nothing. */
export function maybeOneOf(values: readonly string[]): ChoiceParameter {
  return { kind: 'choice', values, byDefault: undefined }
}

/** A boolean, as the vendor spells it. */
export const trueOrFalse: ChoiceParameter = oneOf(['True', 'False'], 'True')

/** One image. */
export function image(limits: ImageLimits): ImageParameter {
  return { kind: 'image', limits }
}

/** Up to some images, and at least one. */
export function images(most: number, limits: ImageLimits): ImagesParameter {
  return { kind: 'images', most, limits }
}

/** One video. */
export function video(limits: VideoLimits): VideoParameter {
  return { kind: 'video', limits }
}
