import { lineHeight, roundBox, textBlock } from '../draw.js'
import type { Measure } from '../measure.js'
import type { Shape } from '../scene.js'
import { wrap } from '../wrap.js'
import type { FrameSize } from './landscape.js'

/** What lies over the picture and does not move with the camera. */
export interface Caption {
  readonly text: string
  /** A short label in the upper corner, such as the name of a camera move. */
  readonly label: string | undefined
  readonly seconds: number
}

/** Lays out a caption; the function gives its shapes at a moment from 0 to 1. */
export function layOutCaption(
  caption: Caption,
  frame: FrameSize,
  measure: Measure,
): (time: number) => Shape[] {
  const unit = Math.min(frame.width, frame.height) / 720
  const style = { size: Math.round(32 * unit), weight: 600 }
  const pad = 28 * unit
  const edge = 40 * unit
  const width = frame.width - 2 * edge
  const lines = wrap(caption.text, width - 2 * pad, 4, style, measure)
  const height = lines.length * lineHeight(style) + 2 * pad
  const box = { x: edge, y: frame.height - edge - height, width, height }
  const still: Shape[] = [
    roundBox(box, 18 * unit, { fill: 'rgba(12, 16, 32, 0.76)' }),
    ...textBlock(lines, box.x + pad, box.y + height / 2 - 4 * unit, {
      ...style,
      fill: '#ffffff',
      anchor: 'start',
    }),
    ...(caption.label === undefined ? [] : corner(caption.label, edge, unit, measure)),
  ]
  return (time) => [...still, ...clock(caption.seconds, time, box, unit)]
}

function corner(label: string, edge: number, unit: number, measure: Measure): Shape[] {
  const style = { size: Math.round(20 * unit), weight: 600 }
  const width = measure(label, style.size, style.weight) + 32 * unit
  const height = 40 * unit
  return [
    roundBox({ x: edge, y: edge, width, height }, height / 2, { fill: 'rgba(12, 16, 32, 0.76)' }),
    ...textBlock([label], edge + width / 2, edge + height / 2, {
      ...style,
      fill: '#ffffff',
      anchor: 'middle',
    }),
  ]
}

function clock(
  seconds: number,
  time: number,
  box: { x: number; y: number; width: number; height: number },
  unit: number,
): Shape[] {
  const pad = 28 * unit
  const bar = {
    x: box.x + pad,
    y: box.y + box.height - 16 * unit,
    width: box.width - 2 * pad,
    height: 5 * unit,
  }
  const shown = `${(seconds * time).toFixed(1)} s`
  const style = { size: Math.round(20 * unit), weight: 600, fill: '#ffffff', anchor: 'end' } as const
  return [
    roundBox(bar, bar.height / 2, { fill: 'rgba(255, 255, 255, 0.25)' }),
    roundBox({ ...bar, width: Math.max(bar.height, bar.width * time) }, bar.height / 2, { fill: '#ffffff' }),
    ...textBlock([shown], box.x + box.width, 60 * unit, style),
  ]
}
