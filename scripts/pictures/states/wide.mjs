// Along the page.
import { ended, outcomes } from './layout.mjs'

/** @typedef {import('./layout.mjs').Layout} Layout */
/** @typedef {import('../picture.mjs').Point} Point */

const columns = [73, 203, 333, 463, 609]
const rows = [128, 188, 248, 308]
const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = columns
const [a = 0, b = 0, c = 0, d = 0] = rows

/** @type {Layout} */
export const wide = {
  width: 688,
  height: 424,
  box: { width: 106, height: 44 },
  hasNotes: true,
  at: {
    waiting: [first, b],
    intent: [second, b],
    answered: [third, a],
    accepted: [third, b],
    uncertain: [third, c],
    refused: [third, d],
    queued: [fourth, b],
    running: [fourth, c],
    succeeded: [fifth, a],
    failed: [fifth, b],
    canceled: [fifth, c],
    expired: [fifth, d],
    settled: [fifth, 383],
  },
  captions: [
    [20, 92, 'A submission: its records in the journal'],
    [fourth - 53, 92, 'Its task: status.state'],
  ],
  ended: { x: fifth - 61, y: a - 29, width: 122, height: d - a + 58 },
  ways(box) {
    const fork = (second + third) / 2
    const bus = 532
    const asked = box('uncertain').x
    const [intent, queued, running] = [box('intent'), box('queued'), box('running')]
    return [
      {
        points: [
          [box('waiting').right, b],
          [intent.left, b],
        ],
      },
      ...outcomes.map((name) => ({
        points: /** @type {Point[]} */ ([
          [intent.right, b],
          [fork, b],
          [fork, box(name).y],
          [box(name).left, box(name).y],
        ]),
      })),
      {
        points: [
          [asked, box('uncertain').top],
          [asked, box('accepted').bottom],
        ],
        isAsked: true,
      },
      {
        points: [
          [asked, box('uncertain').bottom],
          [asked, box('refused').top],
        ],
        isAsked: true,
      },
      {
        points: [
          [box('answered').right, a],
          [box('succeeded').left, a],
        ],
      },
      {
        points: [
          [box('accepted').right, b],
          [queued.left, b],
        ],
      },
      {
        points: [
          [queued.x, queued.bottom],
          [queued.x, running.top],
        ],
      },
      {
        points: [
          [queued.right, b],
          [box('failed').left, b],
        ],
      },
      ...ended.map((name) => ({
        points: /** @type {Point[]} */ ([
          [running.right, c],
          [bus, c],
          [bus, box(name).y],
          [box(name).left, box(name).y],
        ]),
      })),
      {
        points: [
          [fifth, d + 29],
          [fifth, box('settled').top],
        ],
      },
    ]
  },
}
