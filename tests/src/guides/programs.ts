import { readBlocks } from '../../../scripts/guide/stages.mjs'

/** A program that a guide shows, from its imports on. */
export interface Program {
  /** The guide, and the program's place among its examples, from 1. */
  readonly name: string
  readonly code: string
}

const isProgram = (code: string): boolean => /^import .*'@mediaplug\/core'$/m.test(code)

/** The programs of a guide; its examples that import nothing are parts of programs, and are none. */
export function programsOf(name: string, markdown: string): readonly Program[] {
  return readBlocks(markdown)
    .filter(({ language }) => language === 'ts')
    .map(({ text }, index) => ({ name: `${name}, example ${index + 1}`, code: text }))
    .filter(({ code }) => isProgram(code))
}

/**
 * A program that imports from elsewhere than it says.
 *
 * @param ways - What it is to import from, by what the names that it says match.
 */
export const withImports = (
  code: string,
  ways: readonly (readonly [named: RegExp, module: string])[],
): string =>
  code.replace(/ from '([^']+)'$/gm, (whole, name: string) => {
    const module = ways.find(([named]) => named.test(name))?.[1]
    return module === undefined ? whole : ` from '${module}'`
  })
