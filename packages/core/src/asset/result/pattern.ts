import { stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, normalize, parse, sep } from 'node:path'
import { show } from '../../error/show.js'
import { nearest } from '../../validation/nearest.js'
import { absolute, checkText, namesFolder } from '../save/check-path.js'
import { refusePath } from '../save/refuse-path.js'
import { checkKey } from '../sink/check-key.js'
import { isEnding } from './endings.js'

/** What may stand in a pattern. */
const placeholders = ['n', 'model', 'provider', 'capability', 'kind', 'id', 'task', 'date'] as const
/** What may stand in a pattern, without the braces. */
export type Placeholder = (typeof placeholders)[number]

/** A text, or what stands for one. */
export type PatternPart = { readonly text: string } | { readonly placeholder: Placeholder }

/** Where the files of a result go, and what they are called. */
export interface Pattern {
  /** The root of the disk. */
  readonly root: string
  /** The folders below it, from the top. */
  readonly folders: readonly (readonly PatternPart[])[]
  readonly name: readonly PatternPart[]
  /** The ending that was given, without the dot. */
  readonly ending: string | undefined
}

const allowed = [...placeholders, 'ext'].map((name) => `{${name}}`).join(', ')
/** Files in a folder are told apart by the task that made them. */
const usualName: readonly PatternPart[] = [{ placeholder: 'model' }, { text: '-' }, { placeholder: 'id' }]

function readPlaceholder(name: string): PatternPart {
  const placeholder = placeholders.find((known) => known === name)
  if (placeholder !== undefined) return { placeholder }
  if (name === 'ext') throw refusePath("{ext} stands at the end alone, as in 'out/{n}.{ext}'")
  const [meant] = nearest(name, placeholders, 1)
  const hint = meant === undefined ? '' : `did you mean {${meant}}? `
  throw refusePath(`${show(`{${name}}`)} is no placeholder; ${hint}allowed are ${allowed}`)
}

function readParts(text: string): PatternPart[] {
  return text.split(/(\{[^{}]*\})/).flatMap((piece): PatternPart[] => {
    if (/^\{[^{}]*\}$/.test(piece)) return [readPlaceholder(piece.slice(1, -1))]
    return piece === '' ? [] : [{ text: piece }]
  })
}

/** Takes off the ending that a name has, where it is one of a file that results have. */
function splitEnding(name: string): readonly [name: string, ending: string | undefined] {
  if (name.endsWith('.{ext}')) return [name.slice(0, -'.{ext}'.length), undefined]
  const [, before, ending] = /^(.+)\.([^.{}]+)$/s.exec(name) ?? []
  return before !== undefined && ending !== undefined && isEnding(ending)
    ? [before, ending]
    : [name, undefined]
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

const foldersOf = (path: string, root: string): string[] =>
  path
    .slice(root.length)
    .split(sep)
    .filter((name) => name !== '')

/** How many of an absolute path's folders are there, from the root. */
async function countThere(folders: readonly string[], root: string): Promise<number> {
  const last = folders.findLastIndex((name) => name.includes('{'))
  for (let count = last + 1; count > 0; count--) {
    if (await isFolder(join(root, ...folders.slice(0, count)))) return count
  }
  return 0
}

/** How many folders from the root are those of the working directory, or of one above it that the path begins with. */
function countOutside(given: string, root: string): number {
  const names = normalize(given).split(sep)
  const first = names.findIndex((name) => name !== '..')
  const start = absolute(names.slice(0, first < 0 ? undefined : first).join(sep), given)
  return foldersOf(start, root).length
}

/**
 * Reads where the files of a result are to be saved: in a folder, or by a pattern of their names.
 *
 * The working directory is no part of the pattern, nor are the folders that an absolute path begins with and that are
 * there: they may have braces in their names.
 *
 * @param where - As a program without types may give it.
 * @throws MediaplugError `invalid-input` that says what is wrong, and what is allowed.
 */
export async function readPattern(where: unknown): Promise<Pattern> {
  const given = checkText(where, "name a folder or a pattern, as in 'out/{model}-{n}'")
  const path = absolute(given.replace(/(?<=[^\\/])[\\/]+$/, ''), given)
  const { root } = parse(path)
  if (namesFolder(given) || (await isFolder(path))) {
    const folders = foldersOf(path, root).map((text) => [{ text }])
    return { root, folders, name: usualName, ending: undefined }
  }
  const names = foldersOf(dirname(path), root)
  const literal = isAbsolute(given) ? await countThere(names, root) : countOutside(given, root)
  const folders = names.map((name, index) => (index < literal ? [{ text: name }] : readParts(name)))
  const [name, ending] = splitEnding(basename(path))
  return { root, folders, name: readParts(name), ending }
}

/**
 * Reads under which keys of a sink the files of a result are to be kept: below a prefix, which ends in a slash, or by a
 * pattern of their names.
 *
 * @param where - As a program without types may give it.
 * @throws MediaplugError `invalid-input` that says what is wrong, and what is allowed.
 */
export function readKeyPattern(where: unknown): Pattern {
  const given = checkText(
    where,
    "name a prefix or a pattern of the key, as in 'orders/17/' or 'orders/17/{n}'",
  )
  const names = checkKey(given.replace(/\/$/, '')).split('/')
  if (given.endsWith('/')) {
    return { root: '', folders: names.map(readParts), name: usualName, ending: undefined }
  }
  const [name, ending] = splitEnding(names.at(-1) ?? '')
  return { root: '', folders: names.slice(0, -1).map(readParts), name: readParts(name), ending }
}

/** A path of names: with slashes where it is a key, which has no root. */
export const pathOf = (root: string, names: readonly string[]): string =>
  root === '' ? names.join('/') : join(root, ...names)
