import type { FrameSize, Layer } from '../landscape.js'
import type { PathShape, Shape } from '../scene.js'
import type { Control } from './control.js'
import { blob, figure } from './figure.js'

/** The moment of a landscape that is drawn. */
const moment = 0.4
const paper = '#f7f4ec'
const ink = '#27314a'

/** How a landscape is drawn for each control type. */
const looks: Readonly<
  Record<Control, (layers: readonly Layer[], text: string, frame: FrameSize) => Shape[]>
> = {
  edge: (layers, _, { width }) =>
    layers.flatMap((layer) =>
      paths(layer).map((path) => redraw(path, { fill: paper, stroke: ink }, width / 500)),
    ),
  pose: (layers, text, frame) => [...layers.flatMap(paths), ...figure(text, frame, '#fff4d6')],
  subject: (layers, text, frame) => [
    ...layers.flatMap(paths),
    blob(text, frame, 'rgba(255, 244, 214, 0.82)'),
  ],
  depth: (layers) =>
    layers.flatMap((layer) =>
      paths(layer).map((path) => redraw(path, { fill: `hsl(215, 12%, ${88 - 68 * layer.nearness}%)` })),
    ),
}

/** The shapes of a landscape as a control type shows it. */
export function shapesOf(
  control: Control,
  layers: readonly Layer[],
  text: string,
  frame: FrameSize,
): Shape[] {
  return looks[control](layers, text, frame)
}

/** The shapes of a landscape as it is. */
export function plainShapes(layers: readonly Layer[]): Shape[] {
  return layers.flatMap((layer) => layer.shapes(moment))
}

function paths({ shapes }: Layer): PathShape[] {
  return shapes(moment).filter((shape) => shape.kind === 'path')
}

function redraw(path: PathShape, look: Pick<PathShape, 'fill' | 'stroke'>, lineWidth = 1): PathShape {
  if (path.fill === undefined) return { ...path, stroke: look.stroke ?? ink }
  return { kind: 'path', data: path.data, lineWidth, ...look }
}
