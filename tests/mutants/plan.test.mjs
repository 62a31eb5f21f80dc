import { describe, expect, test } from 'vitest'
import { distance, planRuns, within } from './judge-mutants.mjs'
import { applyNamed, checkList } from './named-mutants.mjs'
import { draw, setAside } from './plan.mjs'
import { describeMutant, shareOf, table, tableOfRooms } from './report.mjs'

describe('a sample', () => {
  const items = Array.from({ length: 100 }, (_, index) => index)

  test('is the same for the same seed, and another for another', () => {
    expect(draw(items, 10, 7)).toEqual(draw(items, 10, 7))
    expect(draw(items, 10, 7)).not.toEqual(draw(items, 10, 8))
  })

  test('keeps the order, and nothing is drawn twice', () => {
    const drawn = draw(items, 40, 1)
    expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b))
    expect(drawn).toHaveLength(40)
    expect(draw(items, 1_000, 1)).toEqual(items)
  })
})

test('accepted mutants are told by their file and text, and the list must not rot', () => {
  const mutants = [
    { id: 1, file: 'http/a.ts', from: 'a < b', to: 'a <= b', line: 3 },
    { id: 2, file: 'http/a.ts', from: 'a < b', to: 'a >= b', line: 3 },
  ]
  const entry = { file: 'http/a.ts', from: 'a < b', to: 'a <= b', reason: 'they are never equal' }
  const gone = { ...entry, from: 'c < d' }
  const elsewhere = { ...gone, file: 'task/b.ts' }
  expect(setAside(mutants, [entry, gone, elsewhere])).toEqual({
    accepted: [mutants[0]],
    open: [mutants[1]],
    stale: [gone],
  })
})

test('an accepted mutant that leaves nothing of its line stands in the list as it is printed', () => {
  const mutant = {
    id: 1,
    file: 'http/a.ts',
    from: 'forget(id)',
    to: '',
    line: 3,
    operator: 'call',
    runs: [1],
  }
  expect(describeMutant(mutant)).toContain('→ (nothing)')
  const { accepted, stale } = setAside([mutant], [{ file: 'http/a.ts', from: 'forget(id)', to: '(nothing)' }])
  expect(accepted).toEqual([mutant])
  expect(stale).toEqual([])
})

describe('the tests that see a mutant', () => {
  test('are run the nearest first', () => {
    const source = 'src/journal/disk/disk.ts'
    const tests = [
      'src/client/recover.test.ts',
      'src/journal/file/store.test.ts',
      'src/journal/disk/replace-file.test.ts',
      'src/journal/disk/disk.test.ts',
    ]
    expect(tests.map((test) => distance(source, test))).toEqual([3, 2, 1, 0])
    const recorded = tests.map((file, index) => ({ file, id: String(index), durationMs: 1, passed: [5] }))
    expect(planRuns(5, source, recorded).map(({ file }) => file)).toEqual(tests.toReversed())
  })

  test('are those alone that pass it, and are given a multiple of their time', () => {
    const recorded = [
      { file: 'src/a.test.ts', id: 'x', durationMs: 1_000, passed: [5] },
      { file: 'src/a.test.ts', id: 'y', durationMs: 9_000, passed: [6] },
    ]
    const [run, ...others] = planRuns(5, 'src/a.ts', recorded)
    expect(others).toEqual([])
    expect(run.testIds).toEqual(['x'])
    expect(run.testTimeoutMs).toBeGreaterThanOrEqual(4_000)
    expect(run.limitMs).toBeGreaterThan(run.testTimeoutMs)
    expect(run.limitMs).toBeLessThan(60_000)
  })
})

test('a limit leaves out tests that would take longer in sum, but never the nearest three', () => {
  const runs = [5_000, 5_000, 5_000, 100, 9_000].map((totalMs) => ({ totalMs }))
  expect(within(1_000, runs)).toEqual(runs.slice(0, 3))
  expect(within(16_000, runs)).toEqual(runs.slice(0, 4))
  expect(within(Number.POSITIVE_INFINITY, runs)).toEqual(runs)
})

describe('a named mutant', () => {
  const mutant = { file: 'http/a.ts', replace: 'a()', by: '$& $1' }

  test('takes the place of the text', () => {
    expect(applyNamed('x; a(); y', mutant)).toEqual({ text: 'x; $& $1; y' })
  })

  test.each([
    ['b()', 'http/a.ts holds no more: a()'],
    ['a(); a()', 'http/a.ts holds 2 times: a()'],
  ])('is an error when its text is not there once: %s', (source, error) => {
    expect(applyNamed(source, mutant)).toEqual({ error })
  })

  test('belongs to a promise, and each promise has three', () => {
    const of = (promise) => ({ ...mutant, promise, breaks: 'something' })
    expect(checkList([of('One'), of('One'), of('One'), of('Two')], ['One'])).toEqual([
      "'something' belongs to 'Two', which docs/promises.md does not promise",
    ])
    expect(checkList([of('One')], ['One'])).toEqual(["the promise 'One' has less than 3 named mutants"])
  })
})

describe('the table', () => {
  test('counts by room what was noticed', () => {
    const verdicts = [
      { file: 'http/a.ts', outcome: 'killed' },
      { file: 'http/a.ts', outcome: 'timed out' },
      { file: 'task/a.ts', outcome: 'survived' },
    ]
    expect(shareOf(verdicts)).toBeCloseTo(2 / 3)
    expect(tableOfRooms(['http', 'task'], verdicts, [{ file: 'task/b.ts' }])).toBe(
      [
        'room  judged  killed  timed out  survived  accepted  percent',
        'http       2       1          1         0         0  100.0 %',
        'task       1       0          0         1         1    0.0 %',
        'all        3       1          1         1         1   66.6 %',
      ].join('\n'),
    )
  })

  test('lines its columns up', () => {
    expect(
      table([
        ['a', 'bb'],
        ['ccc', 1],
      ]),
    ).toBe('a    bb\nccc   1')
  })
})
