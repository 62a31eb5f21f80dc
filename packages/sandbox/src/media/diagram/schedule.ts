import { createRandom, hashText } from '../hash.js'
import type { OutlineItem } from './outline.js'

/** A row of a plan, in days from its beginning. */
export interface PlannedTask {
  readonly text: string
  readonly start: number
  readonly days: number
}

const daysIn =
  /(\d+(?:\.\d+)?)\s*(?:-\s*)?(days?|weeks?|months?|天|日|周|週|个?月|días?|semanas?|jours?|semaines?|tage?|wochen?)/i

/** Plans parts one after the other. A part that names its length has it; others get one to two weeks. */
export function schedule(parts: readonly OutlineItem[], seed: string): PlannedTask[] {
  const random = createRandom(hashText(seed))
  let start = 0
  return parts.map(({ text, children }) => {
    const named = namedDays([text, ...children].join(' '))
    const days = named ?? 5 + Math.round(random() * 5)
    const planned = { text, start, days }
    start += named ?? Math.round(days * (random() < 0.35 ? 0.7 : 1))
    return planned
  })
}

function namedDays(text: string): number | undefined {
  const found = daysIn.exec(text)
  if (found?.[1] === undefined || found[2] === undefined) return undefined
  return Math.min(365, Math.max(1, Math.round(Number(found[1]) * unitDays(found[2]))))
}

function unitDays(unit: string): number {
  if (/^m|月/i.test(unit)) return 30
  return /^(?:w|s)|周|週/i.test(unit) ? 7 : 1
}
