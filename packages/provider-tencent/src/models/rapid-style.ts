import type { z } from '@mediaplug/core/provider'
import { numberedStyle } from './numbered-style.js'

/**
 * The styles of `TextToImageRapid` and their numbers; the vendor has no English names for them.
 *
 * @see https://cloud.tencent.com/document/api/1668/88063
 */
const numbers = {
  'hayao-miyazaki': 1,
  'makoto-shinkai': 2,
  travel: 3,
  watercolor: 4,
  pixel: 5,
  'fairy-tale': 6,
  'quirky-cartoon': 7,
  cyberpunk: 8,
  minimalist: 9,
  retro: 10,
  dark: 11,
  'pop-art': 12,
  'candy-colors': 13,
  film: 14,
  sketch: 15,
  'ink-wash': 16,
  'oil-painting': 17,
  chalk: 18,
  clay: 19,
  felt: 20,
  embroidery: 21,
  'colored-pencil': 22,
  monet: 23,
  picasso: 24,
  mucha: 25,
  'ancient-anime': 26,
  'urban-anime': 27,
  suspense: 28,
  campus: 29,
  'urban-fantasy': 30,
} as const

/** A style of `tencent/text-to-image-rapid` by its name. */
export type RapidStyleName = keyof typeof numbers
/** A style of `tencent/text-to-image-rapid` by the vendor's number. */
export type RapidStyleNumber = (typeof numbers)[RapidStyleName]

/** A style of `tencent/text-to-image-rapid` by its name or by the vendor's number, such as `'pixel'`, 5 or `'5'`. */
export type RapidStyle = RapidStyleName | RapidStyleNumber | `${RapidStyleNumber}`

/** One style of a request, which becomes the vendor's number. */
export const rapidStyle: z.ZodType<string, RapidStyle> = numberedStyle(numbers)
