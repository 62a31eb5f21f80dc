import type { AspectRatio } from '../../../media/frame-size.js'
import type { Model } from '../catalogue/model.js'
import type { Values } from '../catalogue/schema.js'
import type { Inputs } from '../input/inputs.js'

/** A request that is to be made into files. */
export interface Order {
  readonly model: Model
  readonly values: Values
  readonly inputs: Inputs
}

/** The number that a value begins with, such as 5 in `5s`; `otherwise` where the model has no such parameter. */
export function numberIn({ values }: Order, name: string, otherwise: number): number {
  const found = Number.parseInt(String(values[name]), 10)
  return Number.isNaN(found) ? otherwise : found
}

/** The aspect ratio, by whichever name the model knows it; `undefined` where it has none. */
export function ratioIn({ values }: Order): AspectRatio | undefined {
  const ratio = String(values.ratio ?? values.aspect_ratio ?? values.size)
  const [, across, down] = /^(\d+):(\d+)$/.exec(ratio) ?? []
  return across === undefined ? undefined : `${Number(across)}:${Number(down)}`
}

/** What is written into the result. */
export function captionIn({ values }: Order): string {
  return String(values.prompt)
}
