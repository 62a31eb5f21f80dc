// Down a telephone.
import { ended, outcomes } from './layout.mjs'

/** @typedef {import('./layout.mjs').Layout} Layout */
/** @typedef {import('../picture.mjs').Point} Point */

const quarters = [55, 132, 210, 287]
const [one = 0, two = 0, three = 0, four = 0] = quarters

/** @type {Layout} */
export const narrow = {
  width: 342,
  height: 600,
  box: { width: 70, height: 32 },
  hasNotes: false,
  at: {
    waiting: [two, 118],
    intent: [two, 178],
    answered: [one, 252],
    accepted: [two, 252],
    uncertain: [three, 252],
    refused: [four, 252],
    queued: [two, 362],
    running: [two, 422],
    succeeded: [one, 496],
    failed: [two, 496],
    canceled: [three, 496],
    expired: [four, 496],
    settled: [two, 562],
  },
  captions: [
    [20, 90, 'A submission: its records in the journal'],
    [148, 338, 'Its task: status.state'],
  ],
  ended: { x: one - 42, y: 473, width: four - one + 84, height: 46 },
  ways(box) {
    const fork = 215
    const bus = 459
    const [intent, queued, running, uncertain] = [
      box('intent'),
      box('queued'),
      box('running'),
      box('uncertain'),
    ]
    const under = uncertain.bottom + 20
    return [
      {
        points: [
          [two, box('waiting').bottom],
          [two, intent.top],
        ],
      },
      ...outcomes.map((name) => ({
        points: /** @type {Point[]} */ ([
          [two, intent.bottom],
          [two, fork],
          [box(name).x, fork],
          [box(name).x, box(name).top],
        ]),
      })),
      {
        points: [
          [three - 10, uncertain.bottom],
          [three - 10, under],
          [two + 16, under],
          [two + 16, box('accepted').bottom],
        ],
        isAsked: true,
      },
      {
        points: [
          [three + 10, uncertain.bottom],
          [three + 10, under],
          [four, under],
          [four, box('refused').bottom],
        ],
        isAsked: true,
      },
      {
        points: [
          [one, box('answered').bottom],
          [one, box('succeeded').top],
        ],
      },
      {
        points: [
          [two, box('accepted').bottom],
          [two, queued.top],
        ],
      },
      {
        points: [
          [two, queued.bottom],
          [two, running.top],
        ],
      },
      {
        points: [
          [queued.right, queued.y],
          [three, queued.y],
          [three, box('canceled').top],
        ],
      },
      ...ended.map((name) => ({
        points: /** @type {Point[]} */ ([
          [two, running.bottom],
          [two, bus],
          [box(name).x, bus],
          [box(name).x, box(name).top],
        ]),
      })),
      {
        points: [
          [two, 519],
          [two, box('settled').top],
        ],
      },
    ]
  },
}
