import { describe, expect, test } from 'vitest'
import { undocumented } from '../../../scripts/house/undocumented.mjs'

/** What is found of a package whose entry passes on all that a file declares. */
function found(names: string, text: string, worked?: readonly string[]): string[] {
  const files = new Map([
    ['index.d.ts', `export { ${names} } from './kite.js';`],
    ['kite.d.ts', text],
    ['string.d.ts', '/** Holds a kite. */ export interface Line {}\n/** Twice. */ export type Two = Line;'],
  ])
  return undocumented(files, ['index.d.ts'], worked)
}

describe('a public name without a comment is found', () => {
  test.each([
    ['an interface', 'export interface Kite {}'],
    ['a type', 'export type Kite = string;'],
    ['a constant', 'export declare const Kite: number;'],
    ['a function', 'export declare function Kite(): void;'],
    ['a class', 'export declare class Kite {}'],
    ['a name that is exported below', 'interface Kite {}\nexport { Kite };'],
    ['a name with a remark', '// A kite.\nexport interface Kite {}'],
    ['a name after the comment of another', '/** A line. */\ninterface Line {}\nexport interface Kite {}'],
  ])('%s', (_what, text) => {
    expect(found('Kite', text)).toEqual(['kite.d.ts: Kite has no comment'])
  })

  test('unless another of its forms has one', () => {
    const text =
      '/** Flies. */\nexport declare function Kite(): void;\nexport declare function Kite(far: 1): void;'
    expect(found('Kite', text)).toEqual([])
  })

  test('by the name that the file gives it', () => {
    expect(found('Kite as Dragon', 'export interface Kite {}')).toEqual(['kite.d.ts: Kite has no comment'])
  })
})

describe('a member without a comment is found', () => {
  test.each([
    ['a property', 'interface Kite { readonly sail: string }', 'sail'],
    ['a method', 'interface Kite { fly(): void }', 'fly'],
    ['a call', 'interface Kite { (): void }', '()'],
    ['a property of a class', 'declare class Kite { readonly sail: string }', 'sail'],
    ['a property of a type in place', 'type Kite = { readonly sail: string } | string', 'sail'],
    [
      'a property of a property',
      'interface Kite {\n/** A. */\nreadonly sail: { readonly area: number } }',
      'sail.area',
    ],
  ])('%s', (_what, text, member) => {
    const name = member.split('.').at(-1)
    expect(found('Kite', `/** Flies. */\nexport ${text}`)).toEqual([`kite.d.ts: Kite.${name} has no comment`])
  })

  test.each([
    ['that a condition asks for', 'type Kite<T> = T extends { readonly sail: string } ? 1 : 2'],
    ['that is named by a sentence', 'type Kite = { "this kite has no line": string }'],
    ['that has one value', 'interface Kite { readonly kind: "kite" }'],
    ['that is never there', 'interface Kite { readonly path?: undefined; readonly url?: never }'],
    ['that nobody outside can name', 'declare class Kite { #line; private sail; readonly [brand]: string }'],
    [
      'of what a function takes and gives',
      'interface Kite {\n/** Up. */\nfly(how: { far: number }): { at: number } }',
    ],
    ['of what a constant turned out to be', 'declare const Kite: { readonly sail: string }'],
    ['that is an argument of a type', 'type Kite = Extract<string, { readonly id: string }>'],
  ])('unless it is one %s', (_what, text) => {
    expect(found('Kite', `/** Flies. */\nexport ${text}`)).toEqual([])
  })
})

describe('a type that is mentioned and cannot be imported is found', () => {
  const line = '\n/** Holds it. */\nexport interface Line {}'
  test.each([
    ['as the type of a property', 'interface Kite {\n/** Its line. */\nreadonly line: Line }'],
    ['as what it extends', 'interface Kite extends Line {}'],
    ['as an argument', 'type Kite = readonly Line[]'],
    ['by a function', 'declare function Kite(line: Line): void'],
    ['by a constant', 'declare const Kite: Line'],
  ])('%s', (_how, text) => {
    const all = `/** Flies. */\nexport ${text}${line}`
    expect(found('Kite', all)).toEqual(['kite.d.ts: Kite mentions Line, which is not exported'])
    expect(found('Kite, Line', all)).toEqual([])
    expect(found('Kite', all, ['Line'])).toEqual([])
  })

  test('in another file', () => {
    const told = ['kite.d.ts: Kite mentions Line, which is not exported']
    expect(
      found('Kite', "import { Line } from './string.js'\n/** Flies. */\nexport type Kite = Line"),
    ).toEqual(told)
    expect(found('Kite', '/** Flies. */\nexport type Kite = import("./string.js").Line')).toEqual(told)
  })

  test('unless it is a parameter, or of another package', () => {
    const text =
      "import type { z } from 'zod'\n/** Flies. */\nexport type Kite<T> = T | z.ZodType | Promise<T>"
    expect(found('Kite', text)).toEqual([])
  })
})

test('an example without a title is found, by what it belongs to', () => {
  const text = '/**\n * Flies.\n *\n * @example\n * ```ts\n * fly()\n * ```\n */\nexport interface Kite {}'
  expect(found('Kite', text)).toEqual(['kite.d.ts: an example has no title: export interface Kite {}'])
  expect(found('Kite', text.replace('@example', '@example A flight'))).toEqual([])
})

test('declarations that cannot be read are refused, since nothing can be said of them', () => {
  expect(() => found('Kite', 'export interface {')).toThrow('kite.d.ts')
})
