import { lineHeight, roundBox, textBlock } from '../draw.js'
import type { Measure } from '../measure.js'
import type { Shape } from '../scene.js'
import { wrap } from '../wrap.js'
import { pick, type Theme } from './theme.js'

/** The margin around every diagram. */
export const margin = 56

const titleStyle = { size: 28, weight: 700 }

/** The white page of a diagram with its title; `top` is where the drawing can begin. */
export interface Page {
  readonly top: number
  shapes(height: number): Shape[]
}

/** Sets the title of a page. */
export function createPage(title: string, width: number, theme: Theme, measure: Measure): Page {
  const lines = wrap(title, width - 2 * margin - 20, 2, titleStyle, measure)
  const height = lines.length * lineHeight(titleStyle)
  const middle = margin + height / 2
  return {
    top: lines.length === 0 ? margin : margin + height + 36,
    shapes: (pageHeight) => [
      roundBox({ x: 0, y: 0, width, height: pageHeight }, 0, { fill: theme.page }),
      ...(lines.length === 0
        ? []
        : [
            roundBox({ x: margin, y: margin + 3, width: 6, height: height - 6 }, 3, {
              fill: pick(theme.accents, 0),
            }),
            ...textBlock(lines, margin + 20, middle, { ...titleStyle, fill: theme.ink, anchor: 'start' }),
          ]),
    ],
  }
}

/** A soft shadow for a box that lies on the page. */
export const shadow = 'rgba(15, 23, 42, 0.07)'
