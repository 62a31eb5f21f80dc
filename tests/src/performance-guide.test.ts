import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { points } from '../../scripts/pictures/delay/points.mjs'
import { documents, root } from './structure/house.js'

const guide = documents.get('docs/guides/performance.md') ?? ''
const results = readFileSync(join(root, 'bench/RESULTS.md'), 'utf8')

/** The rows of the tables of a section, without their heads. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = guide.split(`\n## ${heading}\n`)
  const [text = ''] = section.split('\n## ')
  return text
    .split('\n\n')
    .filter((part) => part.startsWith('|'))
    .flatMap((table) => table.trim().split('\n').slice(2))
    .map((row) => row.slice(2, -2).split(' | '))
}

/** The rows of all tables of the results that begin with a name. */
const measured = (name: string): readonly (readonly string[])[] =>
  [...results.matchAll(/^\| (.+) \|$/gm)]
    .map(([, row = '']) => row.split(' | '))
    .filter(([first]) => first === name.replace(/^`(kept|fresh)`$/, '$1'))

describe('the figures of the guide on performance are those of the results', () => {
  const sections = ['A job', 'Tasks that wait', 'Connections', 'What an import and an install cost']

  test.each(sections)('%s', (heading) => {
    const rows = rowsBelow(heading)
    expect(rows.length).toBeGreaterThan(0)
    for (const [name = '', ...cells] of rows) {
      const holds = measured(name).some((row) => cells.every((cell) => row.includes(cell)))
      expect(holds, `${name}: ${cells.join(', ')}`).toBe(true)
    }
  })

  test('Delay against polls', () => {
    const named: Readonly<Record<string, string>> = {
      'known duration': 'Mediaplug, its duration is known',
      'a guess of 90 s': 'Mediaplug, a first guess of it',
      'no hint, the bound alone': 'Mediaplug, nothing is known of it',
    }
    const known = new Map<string | undefined, { readonly polls: number; readonly late: number }>([
      ...points.paced.map((point) => [named[point.name], point] as const),
      ...points.fixed.map((point) => [`every ${point.seconds} s`, point] as const),
      ...points.doubling.map((point) => [`doubling, up to ${point.seconds} s`, point] as const),
    ])
    const rows = rowsBelow('Delay against polls')
    expect(rows.length).toBeGreaterThan(5)
    for (const [name = '', polls, late] of rows) {
      const point = known.get(name)
      expect([polls, late], name).toEqual([
        point?.polls.toFixed(1),
        ((point?.late ?? 0) * points.medianSeconds).toFixed(1),
      ])
    }
  })
})
