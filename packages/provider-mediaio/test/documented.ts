import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A parameter as the vendor's own definition has it. */
export interface Parameter {
  readonly name: string
  readonly required: boolean
  readonly values?: readonly string[]
  readonly default?: string
  readonly maxLength?: number
  readonly formats?: readonly string[]
  readonly maxMegabytes?: number
  readonly pixels?: { readonly min: readonly number[]; readonly max: readonly number[] }
  readonly aspectRatio?: readonly [string, string]
  readonly fps?: readonly [number, number]
  readonly seconds?: readonly [number, number]
  readonly maxFiles?: number
  /** A condition that some of the values have. */
  readonly note?: string
}

/** A model as the vendor's own definition has it. */
interface Documented {
  readonly id: number
  readonly name: string
  readonly modelCode: string
  readonly method: string
  readonly endpoint: string
  readonly category: string
  readonly parameters: readonly Parameter[]
}

const path = fileURLToPath(new URL('fixtures/catalogue.json', import.meta.url))
const definitions: readonly Documented[] = JSON.parse(readFileSync(path, 'utf8'))

/** Where the vendor says that each request goes. */
export const endpoints = definitions.map(({ endpoint }) => endpoint)

/** The vendor's generation models, in the order of its ids. */
export const documented = definitions
  .filter(({ category }) => !category.startsWith('Query'))
  .toSorted((one, other) => one.id - other.id)

const same = (text: string) => text
const truth = (text: string) => text === 'True'

/** Our name of each of the vendor's parameters, how its texts are read, and a value that no model has. */
const portable: Readonly<Record<string, readonly [string, (text: string) => unknown, unknown]>> = {
  ratio: ['aspectRatio', same, '5:1'],
  aspect_ratio: ['aspectRatio', same, '5:1'],
  size: ['aspectRatio', same, '5:1'],
  resolution: ['resolution', (text) => text.toLowerCase(), '720P'],
  duration: ['duration', (text) => Number.parseInt(text, 10), 7],
  generate_audio: ['audio', truth, 'True'],
  counts: ['count', Number, 5],
  multi_shots: ['multiShot', truth, 0],
  shot_type: ['shotType', (text) => text.toLowerCase(), 'Multi'],
}

/** A parameter that takes one of some values, in our words. */
export function choiceOf({ name, values = [], default: usual = '' }: Parameter) {
  const [field, read, outside] = portable[name] ?? [name, same, undefined]
  return { field, outside, values: values.map(read), default: read(usual) }
}

/** A ratio such as `16:9` as a number. */
export function quotient(ratio: string): number {
  const [width, height] = ratio.split(':').map(Number)
  return (width ?? Number.NaN) / (height ?? Number.NaN)
}

/** A value of a parameter in both vocabularies. */
export interface Given {
  /** Our name and value. */
  readonly field: string
  readonly value: unknown
  /** The vendor's name and value. */
  readonly wire: string
  readonly text: unknown
}

const link = (name: string) => `https://media.example/${name}`

/** A parameter given with a value of the vendor's, or with something where it takes anything. */
export function given(parameter: Parameter, text?: string): Given {
  const { name, values } = parameter
  if (values) {
    const [field, read] = portable[name] ?? [name, same]
    return { field, value: read(text ?? ''), wire: name, text }
  }
  if (name === 'prompt') return { field: name, value: text ?? 'a kite', wire: name, text: text ?? 'a kite' }
  const value = name === 'images' ? [link('a.png'), link('b.png')] : link(name)
  return { field: name, value, wire: name, text: value }
}

/** A parameter that is not given, as it still goes to the vendor: with its default, if it has one. */
export function usual({ name, default: text }: Parameter): Given[] {
  return text === undefined ? [] : [{ field: name, value: undefined, wire: name, text }]
}

/** A request in our words, and what must be sent for it. */
export function requestOf(parts: readonly Given[]) {
  const entries = parts.filter(({ value }) => value !== undefined).map(({ field, value }) => [field, value])
  return {
    input: Object.fromEntries(entries) as never,
    data: Object.fromEntries(parts.map(({ wire, text }) => [wire, text])),
  }
}
