import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createClient,
  type Journal,
  type JournalRecord,
  memoryJournal,
  standardPacing,
} from '@mediaplug/core'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { describe, expect, test } from 'vitest'
import { outcomeOf } from '../../../bench/path/outcome.mjs'
import { statedOrders } from '../../../scripts/house/order.mjs'
import { moments } from '../../../scripts/pictures/crash/moments.mjs'
import { points } from '../../../scripts/pictures/delay/points.mjs'
import { dark, light, tones } from '../../../scripts/pictures/palette.mjs'
import { pictures } from '../../../scripts/pictures/pictures.mjs'
import { after, before } from '../../../scripts/pictures/way/steps.mjs'
import { architecture, root } from './house.js'

describe('the way of a request', () => {
  const rooms = statedOrders(architecture)
    .find(({ folder }) => folder === 'packages/core/src')
    ?.layers.flat()

  test.each([...before, ...after])('$does: where the picture says, in $file', ({ file }) => {
    expect(existsSync(join(root, 'packages/core/src', file))).toBe(true)
    expect(rooms).toContain(file.split('/')[0])
  })
})

describe('what happens in a crash', () => {
  const at = '2026-11-28T08:00:00.000Z'
  const handle = { v: 1, model: 'tomoviee/text-to-video', ref: 'tm-1', submittedAt: at } as const
  const input = { prompt: 'a red kite' }
  const records = {
    intent: { type: 'intent', id: 's1', model: handle.model, at, idempotencyKey: 's1', input },
    accepted: { type: 'accepted', id: 's1', at, handle },
    settled: { type: 'settled', task: 's1', at, state: 'succeeded' },
  } as const satisfies Record<string, JournalRecord>

  /** The journal of a process that was killed when these were on disk. */
  async function journalWith(left: readonly string[]): Promise<Journal> {
    const journal = memoryJournal()
    for (const [type, record] of Object.entries(records))
      if (left.includes(type)) await journal.append(record)
    return journal
  }

  test.each(moments)('killed $when: recover() says $recovered', async ({ left, recovered }) => {
    expect(left.filter((type) => !(type in records))).toEqual([])
    const client = createClient({
      providers: [tomoviee({ appKey: 'a-key-of-nobody', appSecret: 'a-secret-of-nobody' })],
      journal: await journalWith(left),
    })
    const states = []
    for await (const { state } of client.recover()) states.push(state)
    expect(states).toEqual(recovered === 'nothing' ? [] : [recovered])
  })
})

describe('delay against polls', () => {
  const median = points.medianSeconds * 1_000
  const pointOf = (delayAfter: (elapsedMs: number, polls: number) => number) => {
    const { polls, delay } = outcomeOf(delayAfter, median)
    return { polls: Number(polls.toFixed(1)), late: Number((delay / median).toFixed(4)) }
  }
  const durations = {
    'known duration': { medianMs: median, spread: 0.5 },
    'a guess of 90 s': { medianMs: median, spread: 0.75, isGuess: true },
    'no hint, the bound alone': undefined,
  }

  test.each(Object.entries(durations))('is what core’s pacing comes to: %s', (name, duration) => {
    const paced = pointOf((elapsedMs, polls) =>
      standardPacing({ elapsedMs, polls, followed: false, duration }),
    )
    expect(points.paced.find((point) => point.name === name)).toEqual({ name, ...paced })
  })

  test('is what regular polls come to', () => {
    for (const { seconds, ...point } of points.fixed) expect(pointOf(() => seconds * 1_000)).toEqual(point)
  })
})

describe('the colours of the pictures', () => {
  function luminance(colour: string): number {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  function contrast(one: string, other: string): number {
    const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
    return (brighter + 0.05) / (darker + 0.05)
  }

  test.each([
    ['light', light],
    ['dark', dark],
  ])('have the contrast of WCAG AA: %s', (_, palette) => {
    const grounds = [palette.ground, palette.band, ...tones.map((tone) => palette[tone])]
    for (const ground of grounds) {
      expect(contrast(palette.ink, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette.soft, ground)).toBeGreaterThanOrEqual(4.5)
    }
    for (const tone of tones) {
      const edge = palette[`${tone}Edge`]
      expect(contrast(edge, palette[tone]), `words in ${tone}`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(edge, palette.ground), `words in ${tone} beside it`).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(palette.line, palette.ground)).toBeGreaterThanOrEqual(3)
  })
})

test('every picture has a title and a description, and colours for both schemes', () => {
  expect(pictures.length).toBeGreaterThanOrEqual(8)
  for (const { file, draw } of pictures) {
    const svg = draw()
    expect(svg, file).toMatch(/<title id="title">.+<\/title>\n<desc id="summary">.{40,}<\/desc>/)
    expect(svg, file).toContain('prefers-color-scheme: dark')
  }
})

test('no words in a picture are smaller than 11 px', () => {
  for (const { file } of [
    ...pictures.map(({ file: name }) => ({ file: `pictures/${name}` })),
    { file: 'house.svg' },
  ]) {
    const sizes = [...readFileSync(join(root, 'docs', file), 'utf8').matchAll(/(\d+)px/g)].map(([, size]) =>
      Number(size),
    )
    expect(Math.min(...sizes), file).toBeGreaterThanOrEqual(11)
  }
})
