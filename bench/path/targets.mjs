// What the path was to cost, what it cost before it was made lean, and what it costs now.
import { figure, table } from './table.mjs'

const rows = [
  ['CPU of a job, Tomoviee (two requests)', '8.7', 1.6, 'ratio tomoviee', 2],
  ['CPU of a job, Media.io (two requests)', '7.8', 1.6, 'ratio mediaio', 2],
  ['CPU of a job, EdrawMax (one request)', '11.1', 1.6, 'ratio edrawmax', 2],
  ['heap of a waiting task at 10 000, B', '10 300', 1_000, 'heap 10000', 0],
  ['heap of a waiting task at 50 000, B', 'did not finish', 1_000, 'heap 50000', 0],
  ['sockets of 10 000 jobs in one tick', '10 001', 64, 'sockets', 0],
  ['CPU of a poll, 10 000 waiting, µs', '136', 90, 'poll', 0],
  ['the same, as a ratio to the hand-written loop', '–', undefined, 'poll ratio', 2],
]

/** @param now - What was measured, by the names in the rows. */
export const targetTable = (now) =>
  table(
    ['measure', 'before', 'target', 'now', ''],
    rows.map(([measure, before, target, name, digits]) => {
      const value = now.get(name)
      const missed = target !== undefined && !(value <= target)
      const by = missed && typeof value === 'number' ? `missed, ${(value / target).toFixed(2)} times` : ''
      return [measure, before, target === undefined ? '–' : `≤ ${target}`, figure(value, digits), by]
    }),
  )
