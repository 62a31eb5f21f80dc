import { circle, lineHeight, roundBox, textBlock } from '../draw.js'
import type { Measure } from '../measure.js'
import type { Scene, Shape } from '../scene.js'
import { wrap } from '../wrap.js'
import { type DiagramBrief, titleOf } from './brief.js'
import type { OutlineItem } from './outline.js'
import { margin, shadow } from './page.js'
import { pick, type Theme } from './theme.js'

const titleStyle = { size: 36, weight: 700 }
const figureStyle = { size: 40, weight: 700 }
const nameStyle = { size: 18, weight: 600 }
const noteStyle = { size: 15, weight: 400 }
const cardWidth = 310
const cardHeight = 196
const gap = 24
const cardsWidth = 3 * cardWidth + 2 * gap

interface CardPlace {
  readonly x: number
  readonly y: number
  readonly width: number
}

const figure = /[$€£¥]?\d[\d.,]*\s?(?:%|％|[kKmMbB]\b|亿|万|倍|x\b)?/

/** Draws an infographic: a banner with the title, and a card for each part with its figure or its number. */
export function drawInfographic(brief: DiagramBrief, measure: Measure): Scene {
  const { theme, parts } = brief
  const titleLines = wrap(titleOf(brief), cardsWidth - 160, 2, titleStyle, measure)
  const width = cardsWidth + 2 * margin
  const banner = 88 + titleLines.length * lineHeight(titleStyle)
  const places = placeCards(parts.length, banner + 40)
  const height = Math.max(...places.map(({ y }) => y + cardHeight)) + margin
  return {
    width,
    height,
    shapes: [
      roundBox({ x: 0, y: 0, width, height }, 0, { fill: theme.panel }),
      ...drawBanner(titleLines, width, banner, theme),
      ...parts.flatMap((part, index) => drawCard(part, index, pick(places, index), theme, measure)),
    ],
  }
}

/** Rows of up to three cards, as even as they can be, each row filling the width. */
function placeCards(count: number, top: number): CardPlace[] {
  const rows = Math.ceil(count / 3)
  return Array.from({ length: rows }, (_, row) => {
    const inRow = Math.floor(count / rows) + (row < count % rows ? 1 : 0)
    const width = (cardsWidth - (inRow - 1) * gap) / inRow
    return Array.from({ length: inRow }, (_, column) => ({
      x: margin + column * (width + gap),
      y: top + row * (cardHeight + gap),
      width,
    }))
  }).flat()
}

function drawBanner(lines: readonly string[], width: number, height: number, theme: Theme): Shape[] {
  const colours = [pick(theme.accents, 0), pick(theme.accents, 4)] as const
  return [
    roundBox({ x: 0, y: 0, width, height }, 0, { fill: { from: [0, 0], to: [width, height], colours } }),
    circle(width - 70, 30, 120, { fill: 'rgba(255, 255, 255, 0.08)' }),
    circle(width - 190, height + 10, 80, { fill: 'rgba(255, 255, 255, 0.10)' }),
    ...textBlock(lines, margin, height / 2, { ...titleStyle, fill: '#ffffff', anchor: 'start' }),
  ]
}

function drawCard(
  part: OutlineItem,
  index: number,
  { x, y, width }: CardPlace,
  theme: Theme,
  measure: Measure,
): Shape[] {
  const [accent, tint] = [pick(theme.accents, index), pick(theme.tints, index)]
  const found = figure.exec(part.text)?.[0].trim()
  const name = found === undefined ? part.text : withoutFigure(part.text, found)
  const names = wrap(name, width - 56, part.children.length > 0 ? 2 : 3, nameStyle, measure)
  const notes = wrap(part.children.join(' · '), width - 56, 2, noteStyle, measure)
  const nameTop = y + 112
  const noteTop = nameTop + names.length * lineHeight(nameStyle)
  const text = { anchor: 'start', fill: theme.ink } as const
  const first = <Style extends { size: number }>(at: number, lines: readonly string[], style: Style) =>
    at + (lines.length * lineHeight({ ...style, weight: 0 })) / 2
  return [
    roundBox({ x, y: y + 5, width, height: cardHeight }, 18, { fill: shadow }),
    roundBox({ x, y, width, height: cardHeight }, 18, { fill: theme.page }),
    ...drawBar({ x: x + 28, y: y + cardHeight - 24, width: width - 56 }, found, accent, tint),
    ...(found === undefined ? drawNumber(index, x + 58, y + 64, accent, tint) : []),
    ...textBlock(found === undefined ? [] : [found], x + 28, y + 62, {
      ...figureStyle,
      ...text,
      fill: accent,
    }),
    ...textBlock(names, x + 28, first(nameTop, names, nameStyle), { ...nameStyle, ...text }),
    ...textBlock(notes, x + 28, first(noteTop, notes, noteStyle), {
      ...noteStyle,
      ...text,
      fill: theme.muted,
    }),
  ]
}

function drawNumber(index: number, x: number, y: number, accent: string, tint: string): Shape[] {
  return [
    circle(x, y, 30, { fill: tint }),
    ...textBlock([String(index + 1).padStart(2, '0')], x, y, {
      size: 24,
      weight: 700,
      fill: accent,
      anchor: 'middle',
    }),
  ]
}

function withoutFigure(text: string, found: string): string {
  return (
    text
      .replace(found, '')
      .replace(/\s+/g, ' ')
      .replace(/^[\s:：,-]+|[\s:：,-]+$/g, '') || text
  )
}

/** A bar filled to a card's percentage, or a short stroke when the card has none. */
function drawBar(
  { x, y, width }: CardPlace,
  found: string | undefined,
  accent: string,
  tint: string,
): Shape[] {
  const percent = /^([\d.]+)\s?[%％]$/.exec(found ?? '')?.[1]
  if (percent === undefined) return [roundBox({ x, y, width: 44, height: 6 }, 3, { fill: accent })]
  const filled = (width * Math.min(100, Number(percent))) / 100
  return [
    roundBox({ x, y, width, height: 6 }, 3, { fill: tint }),
    roundBox({ x, y, width: filled, height: 6 }, 3, { fill: accent }),
  ]
}

/** The infographic as indented text. */
export function infographicSource(brief: DiagramBrief): string {
  const lines = brief.parts.flatMap(({ text, children }) => [
    `  - ${text}`,
    ...children.map((child) => `    - ${child}`),
  ])
  return ['infographic', `  title: ${titleOf(brief)}`, ...lines].join('\n')
}
