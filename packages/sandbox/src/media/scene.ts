/** A colour, or a straight blend from one to another between two points. */
export type Paint =
  | string
  | {
      readonly from: readonly [x: number, y: number]
      readonly to: readonly [x: number, y: number]
      readonly colours: readonly [string, string]
    }

/** An outline in SVG path data, filled, stroked or both. */
export interface PathShape {
  readonly kind: 'path'
  readonly data: string
  readonly fill?: Paint
  readonly stroke?: string
  readonly lineWidth?: number
  readonly dash?: readonly number[]
}

/** One line of text. `y` is the baseline. */
export interface TextShape {
  readonly kind: 'text'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight: number
  readonly fill: string
  readonly anchor: 'start' | 'middle' | 'end'
}

/** Anything that can be drawn. */
export type Shape = PathShape | TextShape

/** A drawing, in units of its own; later shapes lie over earlier ones. */
export interface Scene {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
}
