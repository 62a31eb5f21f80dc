import { circle, polygon } from '../draw.js'
import { createRandom, hashText } from '../hash.js'
import type { FrameSize } from '../landscape.js'
import type { PathShape } from '../scene.js'

type Point = readonly [x: number, y: number]

/** A standing figure with a pose that depends on a text. */
export function figure(text: string, { width, height }: FrameSize, colour: string): PathShape[] {
  const random = createRandom(hashText(text))
  const size = Math.min(width, height)
  const lineWidth = size * 0.035
  const at = (x: number, y: number): Point => [width / 2 + x * size, height * 0.46 + y * size]
  const reach = (sign: number, y: number) => at(sign * (0.12 + 0.12 * random()), y + 0.2 * (random() - 0.5))
  const limb = (...points: Point[]) => polygon(points, { stroke: colour, lineWidth })
  const [neck, hip] = [at(0, -0.16), at(0.03 * (random() - 0.5), 0.08)]
  const [headX, headY] = at(0, -0.25)
  return [
    circle(headX, headY, size * 0.06, { fill: colour }),
    limb(neck, hip),
    ...[-1, 1].flatMap((sign) => [
      limb(neck, at(sign * 0.1, -0.08 + 0.06 * random()), reach(sign, -0.04)),
      limb(hip, at(sign * (0.05 + 0.06 * random()), 0.2), at(sign * (0.06 + 0.1 * random()), 0.34)),
    ]),
  ]
}

/** A closed round shape with bulges that depend on a text, somewhere near the middle. */
export function blob(text: string, { width, height }: FrameSize, fill: string): PathShape {
  const random = createRandom(hashText(text))
  const radius = Math.min(width, height) * (0.2 + 0.1 * random())
  const [x, y] = [width * (0.38 + 0.24 * random()), height * (0.36 + 0.16 * random())]
  const waves = [2, 3, 5].map((count) => ({ count, shift: 6.3 * random(), depth: (0.24 * random()) / count }))
  const points = Array.from({ length: 90 }, (_, index): Point => {
    const angle = (index / 90) * 2 * Math.PI
    const bulge = waves.reduce(
      (sum, { count, shift, depth }) => sum + depth * Math.sin(count * angle + shift),
      1,
    )
    return [x + radius * bulge * Math.cos(angle), y + radius * bulge * Math.sin(angle)]
  })
  return polygon(points, { fill })
}
