import { expect, test } from 'vitest'
import { findMutants } from './find-mutants.mjs'
import { instrument } from './instrument.mjs'

const source = `
let calls = 0
const note = (x) => { calls++; return x }
function f(a, b) {
  if (a > b && b !== 0) note(a)
  const list = [a, b, ...[1, 2].filter((n) => n > a)]
  const { c = 7 } = { c: undefined, d: a?.toFixed(1) }
  for (let i = 0; i < list.length; i++) calls += list[i] * c
  return { calls, list, c }
}
globalThis.seen.push(f(1, 2), f(3, 1), f(0, 0))
`

/** Runs the source, with a mutant that is switched on. */
function run(text, active) {
  const seen = []
  const body = text.replace(/^import .*\n/, '')
  new Function('$m', 'globalThis', body)((id) => id === active, { seen })
  return JSON.stringify(seen)
}

const mutants = findMutants(source).map((mutant, id) => ({ ...mutant, id }))
const instrumented = instrument(source, mutants, './switch.js')

test('with no mutant switched on, a file does what it did', () => {
  expect(run(instrumented, -1)).toBe(run(source, -1))
})

test('with a mutant switched on, it does what the changed text does', () => {
  expect(mutants.length).toBeGreaterThan(40)
  for (const { id, start, end, replacement } of mutants) {
    const changed = source.slice(0, start) + replacement + source.slice(end)
    // A loop that is changed may have no end.
    if (/i--|i >= list/.test(changed)) continue
    const [expected, got] = [changed, instrumented].map((text) => {
      try {
        return run(text, id)
      } catch (error) {
        return error.name
      }
    })
    expect(got, changed).toBe(expected)
  }
})

test('the switch is imported before anything else', () => {
  expect(instrumented.split('\n')[0]).toBe("import { $m } from './switch.js'")
})
