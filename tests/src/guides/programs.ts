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
 * A program whose vendors are others than it says.
 *
 * @param vendors - The module that has all that it imports of Mediaplug.
 */
export const withVendors = (code: string, vendors: string): string =>
  code.replace(/ from '@mediaplug\/[^']+'$/gm, ` from '${vendors}'`)
