import type { AspectRatio } from '../../../media/frame-size.js'
import type { Values } from '../catalogue/schema.js'

/** The number that a value begins with, such as 5 in `5s`; `otherwise` where the model has no such parameter. */
export function numberIn(values: Values, name: string, otherwise: number): number {
  const found = Number.parseInt(String(values[name]), 10)
  return Number.isNaN(found) ? otherwise : found
}

/** The aspect ratio, by whichever name the model knows it; `undefined` where it has none. */
export function ratioIn(values: Values): AspectRatio | undefined {
  const ratio = String(values.ratio ?? values.aspect_ratio ?? values.size)
  const [, across, down] = /^(\d+):(\d+)$/.exec(ratio) ?? []
  return across === undefined ? undefined : `${Number(across)}:${Number(down)}`
}
