// Reads a guide as a list of stages: what a reader's folder has each time that the guide says `npm test`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isSource, readFiles } from '../house/sources.mjs'

/** @typedef {import('../house/sources.mjs').Sources} Sources */

/**
 * A fenced block. The file that it is about stands above it, or above the block before it.
 *
 * @typedef {{ readonly path: string | undefined, readonly language: string, readonly text: string }} Block
 */

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The guide for authors of providers. It begins with what `npm create mediaplug-provider acme-studio` writes. */
export const guide = 'docs/guides/write-a-provider.md'
const template = 'packages/create-mediaplug-provider/template'

/**
 * The fenced blocks of a Markdown file, in order.
 *
 * @param {string} markdown
 * @returns {Block[]}
 */
export function readBlocks(markdown) {
  const parts = markdown.matchAll(/^\*\*`([^`\n]+)`\*\*$|^```(\w+)\n([\s\S]*?)^```$/gm)
  /** @type {Block[]} */
  const blocks = []
  /** @type {string | undefined} */
  let path
  for (const [, named, language = '', text = ''] of parts) {
    if (named !== undefined) path = named
    else blocks.push({ path: language === 'sh' ? undefined : path, language, text })
  }
  return blocks
}

/**
 * The files at each `npm test`, beginning with those that are there before.
 *
 * @param {readonly Block[]} blocks
 * @param {Sources} given
 * @returns {Sources[]}
 */
export function stagesOf(blocks, given) {
  const files = new Map(given)
  /** @type {Sources[]} */
  const stages = []
  for (const { path, language, text } of blocks) {
    if (language === 'sh' && /^npm test$/m.test(text)) stages.push(new Map(files))
    if (path === undefined) continue
    files.set(path, language === 'diff' ? applyDiff(path, files.get(path) ?? '', text) : text)
  }
  return stages
}

/**
 * A text after a change: lines that begin with a space stay, those with a minus go, those with a plus come.
 *
 * @param {string} path
 * @param {string} text
 * @param {string} diff
 * @returns {string}
 */
export function applyDiff(path, text, diff) {
  const lines = diff.replace(/\n$/, '').split('\n')
  const side = (/** @type {RegExp} */ signs) =>
    lines.filter((line) => line === '' || signs.test(line)).map((line) => `${line.slice(1)}\n`)
  const [before, after] = [side(/^[ -]/).join(''), side(/^[ +]/).join('')]
  const parts = text.split(before)
  if (parts.length !== 2)
    throw new Error(`${path} has not once what a change of the guide expects:\n${before}`)
  return parts.join(after)
}

/**
 * The stages of the guide for authors.
 *
 * @returns {Sources[]}
 */
export function readStages() {
  const begun = readFiles(join(root, template), (path) => isSource(path) || path.endsWith('.test.ts'))
  return stagesOf(readBlocks(readFileSync(join(root, guide), 'utf8')), begun)
}

/**
 * Writes the stages of the guide for authors, each into a folder of its own. What is there already is not written
 * again, so that nobody who watches the files is woken.
 *
 * @returns {string[]} The folders.
 */
export function writeStages() {
  const target = join(root, 'tests/examples/guide')
  const stages = readStages()
  const wanted = new Map(
    stages.flatMap((files, index) => [...files].map(([path, text]) => [`${index + 1}/${path}`, text])),
  )
  const present = existsSync(target) ? readFiles(target, () => true) : new Map()
  for (const path of present.keys()) if (!wanted.has(path)) rmSync(join(target, path))
  for (const [path, text] of wanted) {
    if (present.get(path) === text) continue
    mkdirSync(dirname(join(target, path)), { recursive: true })
    writeFileSync(join(target, path), text)
  }
  return stages.map((_, index) => join(target, String(index + 1)))
}
