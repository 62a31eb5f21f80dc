import { createHash, randomUUID } from 'node:crypto'
import { longestExtension } from '../../file/type/file-type.js'
import type { Output } from '../output.js'
import { checkNames } from '../save/check-path.js'
import type { Claimant } from '../save/claims.js'
import type { Placing } from '../save/open-claimed.js'
import { openAt, type Target } from '../save/target.js'
import { endingFor } from './endings.js'
import type { ResultFile } from './files-of.js'
import { type Pattern, type PatternPart, type Placeholder, pathOf } from './pattern.js'
import { type NamePart, portableName } from './portable-name.js'

/** A file of a result, and what it is to be called. */
export interface NamedFile {
  readonly file: ResultFile
  /** The path without its ending: absolute, but for a sink. */
  readonly path: string
  /** The paths that it may get. */
  readonly paths: readonly string[]
  /** The path that it has with this ending. */
  pathWith(extension: string | undefined): string
}

/** A file of a result, and where it is to be saved. */
export interface PlannedFile extends NamedFile, Target {
  /** Who saves it: this call alone. */
  readonly claimant: Claimant
}

const ids = new WeakMap<object, string>()

/** What tells a result from others: the same wherever its task is resumed, where there is one. */
function idOf(result: Output): string {
  const { handle } = result
  if (handle) return createHash('sha256').update(`${handle.model} ${handle.ref}`).digest('hex').slice(0, 10)
  const known = ids.get(result) ?? randomUUID().replaceAll('-', '').slice(0, 10)
  ids.set(result, known)
  return known
}

/** What the placeholders stand for, but for those of each file. */
function valuesOf(result: Output, capability: string): Record<Exclude<Placeholder, 'n' | 'kind'>, string> {
  const { model, handle } = result
  const id = idOf(result)
  return {
    model,
    provider: model.slice(0, model.indexOf('/')),
    capability,
    id,
    task: handle?.ref ?? id,
    date: (handle?.submittedAt ?? new Date().toISOString()).slice(0, 10),
  }
}

const isNumber = (part: PatternPart): boolean => 'placeholder' in part && part.placeholder === 'n'

/** Several files of one name are numbered, whether the pattern says so or not. */
function numbered(pattern: Pattern, count: number): Pattern {
  if (count === 1 || [...pattern.folders.flat(), ...pattern.name].some(isNumber)) return pattern
  return { ...pattern, name: [...pattern.name, { text: '-' }, { placeholder: 'n' }] }
}

const literal = (parts: readonly PatternPart[]): string | undefined =>
  parts.every((part) => 'text' in part) ? parts.map((part) => part.text).join('') : undefined

/**
 * Says what each file of a result is to be called, before anything is done.
 *
 * @param capability - The id of the capability that the result is of.
 * @throws MediaplugError `invalid-input` for a folder whose name the system does not allow.
 */
export function nameFiles(
  result: Output,
  files: readonly ResultFile[],
  given: Pattern,
  capability: string,
): readonly NamedFile[] {
  const pattern = numbered(given, files.length)
  const values = valuesOf(result, capability)
  const digits = String(files.length).length
  return files.map((file, index) => {
    const all = { ...values, kind: file.kind, n: String(index + 1).padStart(digits, '0') }
    const fill = (part: PatternPart): NamePart =>
      'text' in part ? part : { text: all[part.placeholder], isFixed: part.placeholder === 'n' }
    const endings = file.endings.map((told) => endingFor(pattern.ending, told))
    const longest = Math.max(...[...endings, longestExtension].map((ending = '') => ending.length))
    const path = pathOf(pattern.root, [
      ...pattern.folders.map((parts) => literal(parts) ?? portableName(parts.map(fill), 0)),
      portableName(pattern.name.map(fill), 1 + longest),
    ])
    checkNames(path)
    const withEnding = (ending: string | undefined): string =>
      ending === undefined ? path : `${path}.${ending}`
    // A source has one ending, whatever its first bytes look like.
    const fixed = file.kind === 'source' ? endings[0] : undefined
    const pathWith = (told: string | undefined): string =>
      withEnding(fixed ?? endingFor(pattern.ending, told))
    return { file, path, paths: [...new Set(endings.map(withEnding))], pathWith }
  })
}

/**
 * Says where each file of a result is to be saved on the disk.
 *
 * @param overwrite - Whether files that are there are replaced.
 */
export const planFiles = (files: readonly NamedFile[], overwrite: boolean): readonly PlannedFile[] =>
  files.map((named) => {
    const claimant: Claimant = { writer: named.file.writer, saving: Symbol('saving') }
    const placing: Placing = { ...claimant, overwrite }
    return { ...named, claimant, open: (told) => openAt(named.pathWith(told), placing) }
  })
