import { z } from 'zod'
import { type Box, readBoxes, viewOf, writeBoxes } from '../boxes.js'

const sceneNote = z.object({ scene: z.string(), part: z.int().min(1) })

/** What one of the sandbox's videos shows, so that a later one can go on with it. */
export type SceneNote = Readonly<z.infer<typeof sceneNote>>

/** The comment of a movie, in QuickTime's user data: a length, a language, and the text. */
const commentType = '\u00a9cmt'
const headLength = 4
const mostCharacters = 2000

/** The first part of a scene that is made up for a text. */
export function firstPart(text: string): SceneNote {
  return { scene: text.slice(0, mostCharacters), part: 1 }
}

/** Writes a note into a movie's index as its comment. */
export function addNote(index: Box, { scene, part }: SceneNote): Box {
  if (index.content instanceof Uint8Array) return index
  const text = new TextEncoder().encode(JSON.stringify({ scene, part }))
  const content = new Uint8Array(headLength + text.length)
  viewOf(content).setUint16(0, text.length)
  content.set(text, headLength)
  const userData = writeBoxes([{ type: commentType, content }])
  return { type: index.type, content: [...index.content, { type: 'udta', content: userData }] }
}

/** The note in a movie's index, if there is one. @throws RangeError when the boxes are damaged. */
export function readNote(index: readonly Box[]): SceneNote | undefined {
  const userData = index.find(({ type }) => type === 'udta')?.content
  if (!(userData instanceof Uint8Array)) return undefined
  const comment = readBoxes(userData).find(({ type }) => type === commentType)?.content
  if (!(comment instanceof Uint8Array)) return undefined
  const parsed = sceneNote.safeParse(parseJson(new TextDecoder().decode(comment.subarray(headLength))))
  return parsed.success ? parsed.data : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
