import { relative } from 'node:path'
import type { SavedFile } from '@mediaplug/core'
import type { Session } from '../session/session.js'
import { previewOf } from './preview.js'
import type { ResultData } from './result-data.js'
import { sizeText } from './sizes.js'

/** A path as a person reads it: below the working directory, relative to it. */
export function shownPath({ folder }: Session, path: string): string {
  const below = relative(folder, path)
  return below === '' || below.startsWith('..') ? path : below
}

const fileLine = (session: Session, { path, mediaType, size }: SavedFile): string =>
  `${shownPath(session, path)}  ${session.colors.dim(`${mediaType}, ${sizeText(size)}`)}`

/** What a result without files holds, such as a text. */
function wordsOf({ id, model, files, handle, assets, ...rest }: ResultData): string {
  return JSON.stringify(rest, null, 2)
}

/** Gives a result to a person: where its files are, and on some terminals the picture itself. */
export async function tellResult(session: Session, data: ResultData): Promise<void> {
  const { files, refusals = [] } = data
  for (const { model, message } of refusals)
    session.tell(session.colors.dim(`${model} accepted nothing: ${message}`))
  session.give(files.length > 0 ? files.map((file) => fileLine(session, file)).join('\n') : wordsOf(data))
  for (const file of files) {
    const picture = await previewOf(file, session.environment, process.stdout)
    if (picture !== undefined) session.give(picture)
  }
}
