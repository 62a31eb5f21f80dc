import fc from 'fast-check'
import { expect, test } from 'vitest'
import { portableName } from './portable-name.js'

const nameOf = (text: string) => portableName([{ text }], 5)

test.each([
  ['kite', 'kite'],
  ['a red kite, 2', 'a red kite, 2'],
  ['凧 🪁', '凧 🪁'],
  ['acme/text-to-video', 'acme-text-to-video'],
  ['fal-ai/flux/dev', 'fal-ai-flux-dev'],
  ['a\\b', 'a-b'],
  ['what? <now>: "a|b" *', 'what- -now- -a-b- -'],
  ['line\r\nbreak\t', 'line-break-'],
  ['\u001b[31mred', '-[31mred'],
  ['kite\u202egnp.exe', 'kite-gnp.exe'],
  ['half \ud83e of a kite', 'half - of a kite'],
  ['kite. . .', 'kite'],
  ['  kite ', 'kite'],
  ['', 'file'],
  ['..', 'file'],
  ['...', 'file'],
  ['CON', '_CON'],
  ['con.kite', '_con.kite'],
  ['nul ', '_nul'],
  ['com1', '_com1'],
  ['COM¹', '_COM¹'],
  ['lpt9.x', '_lpt9.x'],
  ['conin$', '_conin$'],
  ['console', 'console'],
  ['com10', 'com10'],
])('%j is called %j', (given, name) => {
  expect(nameOf(given)).toBe(name)
})

test('a name that is too long is cut between code points, and keeps its number', () => {
  const name = portableName([{ text: '🪁'.repeat(100) }, { text: '-' }, { text: '07', isFixed: true }], 5)
  expect(name).toBe(`${'🪁'.repeat(61)}-07`)
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(250)
})

test('the longest text of a name is cut first', () => {
  expect(portableName([{ text: 'acme' }, { text: 'x'.repeat(300) }, { text: 'end' }], 5)).toMatch(
    /^acmex+end$/,
  )
})

test('any text becomes a name that any system takes, and that stays as it is the next time', () => {
  const part = fc.record({ text: fc.string({ unit: 'binary', maxLength: 400 }) })
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 4 }),
      fc.nat(99),
      fc.integer({ min: 0, max: 12 }),
      (parts, n, room) => {
        const number = { text: `${n}`, isFixed: true }
        const name = portableName([...parts, number], room)
        expect(Buffer.byteLength(name) + room).toBeLessThanOrEqual(255)
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cs}]+$/u)
        expect(name).not.toMatch(/[. ]$/)
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d) *(\.|$)/i)
        expect(name).toMatch(new RegExp(`${n}$`))
        expect(portableName([{ text: name }], room)).toBe(name)
      },
    ),
    { numRuns: 2_000 },
  )
})
