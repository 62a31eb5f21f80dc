import { circle, polygon, roundBox } from './draw.js'
import { createRandom, hashText } from './hash.js'
import type { PathShape, Shape } from './scene.js'

/** A part of a landscape at one distance: 0 does not follow the camera, 1 follows it in full. */
export interface Layer {
  readonly nearness: number
  /** What it shows at a moment, from 0 at the first frame to 1 at the last. */
  readonly shapes: (time: number) => readonly Shape[]
}

/** The size of a frame in pixels. */
export interface FrameSize {
  readonly width: number
  readonly height: number
}

/** Hues that a sky can have: dusk, blue, violet, rose and their neighbours. */
const skyHues = [8, 28, 190, 208, 225, 250, 275, 315, 340]

type Colour = (saturation: number, lightness: number, turn?: number) => string

/** Makes up a landscape for a text: the same text, the same landscape. */
export function createLandscape(text: string, frame: FrameSize): Layer[] {
  const random = createRandom(hashText(text))
  const hue = (skyHues[Math.floor(random() * skyHues.length)] ?? 0) + Math.floor(random() * 20) - 10
  const colour: Colour = (saturation, lightness, turn = 0) =>
    `hsl(${(hue + turn + 360) % 360}, ${saturation}%, ${lightness}%)`
  const nearLayers = random() < 0.5 ? hills(frame, random, colour) : city(frame, random, colour)
  return [
    sky(frame, colour),
    sun(frame, random, colour),
    clouds(frame, random),
    ...nearLayers,
    birds(frame, random),
  ]
}

function sky({ width, height }: FrameSize, colour: Colour): Layer {
  const colours = [colour(62, 28, -18), colour(78, 74, 28)] as const
  const shapes = [
    roundBox({ x: 0, y: 0, width, height }, 0, { fill: { from: [0, 0], to: [0, height], colours } }),
  ]
  return { nearness: 0, shapes: () => shapes }
}

function sun({ width, height }: FrameSize, random: () => number, colour: Colour): Layer {
  const x = width * (0.25 + 0.5 * random())
  const radius = Math.min(width, height) * 0.1
  return {
    nearness: 0.25,
    shapes: (time) => {
      const y = height * (0.42 - 0.14 * time)
      return [
        circle(x, y, radius * 1.7, { fill: 'rgba(255, 255, 255, 0.12)' }),
        circle(x, y, radius, { fill: colour(95, 90, 40) }),
      ]
    },
  }
}

function clouds({ width, height }: FrameSize, random: () => number): Layer {
  const unit = Math.min(width, height)
  const drifts = Array.from({ length: 4 }, () => ({
    x: random() * 1.3 - 0.2,
    y: height * (0.08 + 0.24 * random()),
    size: unit * (0.05 + 0.04 * random()),
  }))
  return {
    nearness: 0.35,
    shapes: (time) => drifts.map(({ x, y, size }) => cloud((x + 0.12 * time) * width, y, size)),
  }
}

function cloud(x: number, y: number, size: number): PathShape {
  const base = roundBox({ x: x - size * 2, y, width: size * 4, height: size }, size / 2, {})
  const top = roundBox(
    { x: x - size * 1.1, y: y - size * 0.6, width: size * 2.4, height: size },
    size / 2,
    {},
  )
  return { kind: 'path', data: base.data + top.data, fill: 'rgba(255, 255, 255, 0.34)' }
}

function hills({ width, height }: FrameSize, random: () => number, colour: Colour): Layer[] {
  return [0.4, 0.65, 1].map((nearness, index) => {
    const top = height * (0.52 + 0.13 * index)
    const phase = random() * 6
    const rise = height * (0.09 - 0.015 * index)
    const ridge = Array.from({ length: 81 }, (_, step): [number, number] => {
      const across = step / 40 - 0.5
      const wave = Math.sin(across * 7 + phase) + 0.45 * Math.sin(across * 17 + phase * 2)
      return [across * width, top - rise * wave]
    })
    const shapes = [ground(ridge, width, height, colour(46, 44 - 13 * index, -index * 8))]
    return { nearness, shapes: () => shapes }
  })
}

function city({ width, height }: FrameSize, random: () => number, colour: Colour): Layer[] {
  return [0.4, 0.65, 1].map((nearness, index) => {
    const floor = height * (0.72 + 0.09 * index)
    const step = Math.min(width, height) * (0.09 + 0.02 * index)
    const houses = Array.from({ length: Math.ceil((2 * width) / step) }, (_, house) => ({
      x: house * step - width / 2,
      y: floor - height * (0.1 + 0.26 * random()),
      width: step * (0.86 + 0.14 * random()),
      height: height * 1.2,
    }))
    const walls = houses.map((house) => roundBox(house, 3, {}).data).join('')
    const base: [number, number][] = [
      [-width / 2, floor],
      [1.5 * width, floor],
    ]
    const shapes: PathShape[] = [
      { kind: 'path', data: walls, fill: colour(40, 40 - 12 * index, -index * 8) },
      ground(base, width, height, colour(40, 40 - 12 * index, -index * 8)),
      { kind: 'path', data: windows(houses, step, random), fill: colour(90, 76 - 6 * index, 30) },
    ]
    return { nearness, shapes: () => shapes }
  })
}

function windows(houses: readonly { x: number; y: number }[], step: number, random: () => number): string {
  const side = step / 9
  const places = houses.flatMap(({ x, y }) =>
    Array.from({ length: 12 }, (_, index) => ({
      x: x + step * (0.18 + 0.25 * (index % 3)),
      y: y + step * (0.25 + 0.32 * Math.floor(index / 3)),
    })).filter(() => random() < 0.45),
  )
  return places.map((at) => roundBox({ ...at, width: side, height: side * 1.5 }, 0, {}).data).join('')
}

function ground(ridge: readonly [number, number][], width: number, height: number, fill: string): PathShape {
  return polygon([...ridge, [1.5 * width, 2 * height], [-width / 2, 2 * height]], { fill })
}

function birds({ width, height }: FrameSize, random: () => number): Layer {
  const size = Math.min(width, height) * 0.022
  const flock = Array.from({ length: 5 }, (_, bird) => ({
    x: 0.045 * bird + 0.02 * random(),
    y: 0.05 * Math.abs(bird - 2) + 0.02 * random(),
    beat: random() * 6,
  }))
  return {
    nearness: 0.8,
    shapes: (time) =>
      flock.map(({ x, y, beat }) => {
        const [left, top] = [width * (x + 0.12 + 0.7 * time), height * (y + 0.22)]
        const lift = size * (0.35 + 0.5 * Math.sin(beat + time * 60))
        const data = `M${left - size} ${top - lift}Q${left - size * 0.4} ${top - lift * 0.9} ${left} ${top}Q${left + size * 0.4} ${top - lift * 0.9} ${left + size} ${top - lift}`
        return { kind: 'path', data, stroke: 'rgba(20, 24, 40, 0.75)', lineWidth: size * 0.16 }
      }),
  }
}
