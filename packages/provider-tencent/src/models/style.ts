import { z } from '@mediaplug/core/provider'
import { numberedStyle } from './numbered-style.js'

/**
 * The vendor's styles and their numbers.
 *
 * @see https://www.tencentcloud.com/document/product/1238/63504
 */
const numbers = {
  watercolor: 104,
  'cartoon-illustration': 107,
  '3d-cartoon': 116,
  woodcarving: 120,
  clay: 121,
  fresh: 123,
  comic: 124,
  'fine-brushwork': 125,
  jade: 126,
  porcelain: 127,
  'felt-western': 128,
  retro: 129,
  steampunk: 130,
  cyberpunk: 131,
  sketch: 132,
  'monet-garden': 133,
  impasto: 134,
  'felt-asian': 135,
  'japanese-anime': 201,
  traditional: 203,
  '2.5d-anime': 210,
} as const

/** A style by its name. */
export type StyleName = keyof typeof numbers
/** A style by the vendor's number. */
export type StyleNumber = (typeof numbers)[StyleName]

/** A style by its name or by the vendor's number, such as `'watercolor'`, 104 or `'104'`. */
export type Style = StyleName | StyleNumber | `${StyleNumber}`

/**
 * The styles of a request, which become the vendor's numbers. Only one is taken: of several, the vendor would use the
 * first alone.
 */
export const styles = z.tuple([numberedStyle<Style>(numbers)]).readonly()
