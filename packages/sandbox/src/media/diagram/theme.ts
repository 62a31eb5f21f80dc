import { hashText } from '../hash.js'

/** The colours of a diagram. */
export interface Theme {
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly page: string
  readonly panel: string
  readonly accents: readonly string[]
  /** Each accent, pale, for surfaces. */
  readonly tints: readonly string[]
}

const base = { ink: '#1f2937', muted: '#64748b', line: '#94a3b8', page: '#ffffff', panel: '#f6f8fb' }

const themes: readonly Theme[] = [
  {
    ...base,
    accents: ['#2563eb', '#0d9488', '#d97706', '#db2777', '#7c3aed', '#059669'],
    tints: ['#e3ecfd', '#dcf3f0', '#fdf0dc', '#fce4ef', '#ede6fd', '#dcf4ea'],
  },
  {
    ...base,
    accents: ['#4f46e5', '#e11d48', '#0284c7', '#ca8a04', '#16a34a', '#9333ea'],
    tints: ['#e6e5fc', '#fde3e9', '#dceffa', '#fbf1d8', '#def5e6', '#f1e4fd'],
  },
  {
    ...base,
    accents: ['#0f766e', '#ea580c', '#4338ca', '#be185d', '#65a30d', '#0369a1'],
    tints: ['#dbf1ee', '#fde8db', '#e4e3fa', '#fbe2ee', '#ebf5da', '#dcecf7'],
  },
]

/** The theme that goes with a prompt. */
export function themeOf(prompt: string): Theme {
  return pick(themes, hashText(prompt))
}

/** An element of a list by a number that may be past its end. */
export function pick<Value>(values: readonly [Value, ...Value[]] | readonly Value[], index: number): Value {
  const value = values[index % values.length]
  if (value === undefined) throw new RangeError('cannot pick from an empty list')
  return value
}
