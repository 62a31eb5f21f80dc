import { type Banner, layOutBanner, shade, unitOf } from '../banner.js'
import { type Box, roundBox, textBlock } from '../draw.js'
import type { FrameSize } from '../landscape.js'
import type { Measure } from '../measure.js'
import type { Shape } from '../scene.js'

/** What lies over the picture and does not move with the camera. */
export interface Caption extends Banner {
  readonly seconds: number
}

/** Lays out a caption; the function gives its shapes at a moment from 0 to 1. */
export function layOutCaption(
  caption: Caption,
  frame: FrameSize,
  measure: Measure,
): (time: number) => Shape[] {
  const { shapes, box } = layOutBanner(caption, frame, measure)
  return (time) => [...shapes, ...clock(caption.seconds, time, box, unitOf(frame))]
}

function clock(seconds: number, time: number, box: Box, unit: number): Shape[] {
  const pad = 28 * unit
  const bar = {
    x: box.x + pad,
    y: box.y + box.height - 16 * unit,
    width: box.width - 2 * pad,
    height: 5 * unit,
  }
  const shown = `${(seconds * time).toFixed(1)} s`
  const style = { size: Math.round(20 * unit), weight: 600, fill: '#ffffff', anchor: 'middle' } as const
  const corner = { x: box.x + box.width - 92 * unit, y: box.x, width: 92 * unit, height: 40 * unit }
  return [
    roundBox(corner, corner.height / 2, { fill: shade }),
    roundBox(bar, bar.height / 2, { fill: 'rgba(255, 255, 255, 0.25)' }),
    roundBox({ ...bar, width: Math.max(bar.height, bar.width * time) }, bar.height / 2, { fill: '#ffffff' }),
    ...textBlock([shown], corner.x + corner.width / 2, corner.y + corner.height / 2, style),
  ]
}
