import { z } from '@mediaplug/core/provider'

/** Width to height, for the models that make an image of words. */
const ratios = ['1:1', '3:4', '4:3', '9:16', '16:9'] as const
type Ratio = (typeof ratios)[number]

/** How large the result is: by its ratio, or by both sides. */
export interface SizeInput {
  /** Width to height, with about a million pixels. Default: `1:1`. */
  readonly aspectRatio?: '1:1' | '3:4' | '4:3' | '9:16' | '16:9' | undefined
  /** In pixels, with `height`. Default: 1024. */
  readonly width?: number | undefined
  /** In pixels, with `width`. Default: 1024. */
  readonly height?: number | undefined
}

/** The size of each ratio that has about as many pixels as the vendor's default. */
const sizes: Readonly<Record<Ratio, string>> = {
  '1:1': '1024:1024',
  '3:4': '768:1024',
  '4:3': '1024:768',
  '9:16': '720:1280',
  '16:9': '1280:720',
}

/** The ratio of the result. */
export const aspectRatio = z
  .enum(ratios)
  .optional()
  .describe('Width to height, with some million pixels; width and height say it to the pixel. Default: 1:1')

/** A side of the result, in pixels. */
export const side = (least: number, most: number) => z.int().min(least).max(most).optional()

/** Both sides or none, for the metadata of a schema, as keywords of JSON Schema. */
export const bothSidesOrNone = [
  { required: ['width', 'height'] },
  { not: { anyOf: [{ required: ['width'] }, { required: ['height'] }] } },
]

/** A size in one way alone, both sides or a ratio, for the metadata of a schema. */
export const oneWay = [
  { required: ['width', 'height'], not: { required: ['aspectRatio'] } },
  { not: { anyOf: [{ required: ['width'] }, { required: ['height'] }] } },
]

/** Whether both sides are given, or none. */
export const hasBothSides = ({ width, height }: SizeInput): boolean =>
  (width === undefined) === (height === undefined)

/** What is wrong where {@link hasBothSides} does not hold. */
export const oneSide = { path: ['height'], error: 'must be given beside width, and width beside height' }

/** Whether a size is given in one way alone. */
export const hasOneSize = ({ aspectRatio: ratio, width }: SizeInput): boolean =>
  ratio === undefined || width === undefined

/** What is wrong where {@link hasOneSize} does not hold. */
export const twoSizes = { path: ['aspectRatio'], error: 'must not be given beside width and height' }

/** The longer sides that the vendor offers for the models that answer at once. */
const longerSides: readonly number[] = [
  160, 200, 225, 258, 512, 520, 608, 768, 1024, 1080, 1280, 1600, 1620, 1920, 2048, 2400, 2560, 2592, 3440,
  3840, 4096,
]

/** Whether sides are those of a ratio, to the pixel. */
function hasRatio(width: number, height: number, ratio: Ratio): boolean {
  const [across = 1, down = 1] = ratio.split(':').map(Number)
  return Math.abs(width * down - height * across) < Math.max(across, down)
}

/** Whether the vendor offers a size for the models that answer at once. */
export function isOffered({ width, height }: SizeInput): boolean {
  if (width === undefined || height === undefined) return true
  return (
    longerSides.includes(Math.max(width, height)) && ratios.some((ratio) => hasRatio(width, height, ratio))
  )
}

/** What is wrong where {@link isOffered} does not hold. */
export const otherSize = {
  path: ['height'],
  error: `must have with width one of the ratios ${ratios.join(', ')} and a longer side of ${longerSides.join(', ')}`,
}

/** A size as the vendor writes it; undefined where none is given. */
export function resolutionOf({ aspectRatio: ratio, width, height }: SizeInput): string | undefined {
  if (width !== undefined) return `${width}:${height}`
  return ratio && sizes[ratio]
}
