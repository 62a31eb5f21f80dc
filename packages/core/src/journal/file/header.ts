import * as z from 'zod'
import { MediaplugError } from '../../error/error.js'
import { once } from '../../once.js'
import { noProgress, type Progress } from './progress.js'

const version = 1

/** The first line of a new journal's file. */
export const headerLine = JSON.stringify({ mediaplug: 'journal', v: version })

/** The first line of a file that was rewritten: it says which records the file held before. */
export const rewrittenHeaderLine = ({ origin, earlier }: Progress): string =>
  JSON.stringify({ mediaplug: 'journal', v: version, origin, earlier })

const headerSchema = once(() =>
  z.looseObject({
    mediaplug: z.literal('journal'),
    v: z.int().positive(),
    origin: z.string().optional(),
    earlier: z.int().nonnegative().default(0),
  }),
)

/**
 * Reads the first line.
 *
 * @returns What the file held before it was rewritten.
 * @throws MediaplugError `journal` when the file is no journal, or one of a newer version.
 */
export function readHeader(value: unknown, path: string): Progress {
  const header = headerSchema().safeParse(value)
  if (!header.success) {
    throw new MediaplugError(
      'journal',
      `'${path}' is no journal of Mediaplug: its first line is not ${headerLine}. The file was not changed; name another one.`,
    )
  }
  const { v, origin, earlier } = header.data
  if (v > version) {
    throw new MediaplugError(
      'journal',
      `the journal '${path}' has the format ${v}, and this version of @mediaplug/core reads the format ${version}. The file was not changed; use a newer version.`,
    )
  }
  return { ...noProgress, origin, earlier, records: earlier }
}

/** What the header of a rewritten file begins with. */
const rewrittenBeginning = `${headerLine.slice(0, -1)},`

/** Whether a text that is no JSON may be what is left of a header that was cut off. */
export const isBeginningOfHeader = (text: string): boolean =>
  headerLine.startsWith(text) || rewrittenBeginning.startsWith(text) || text.startsWith(rewrittenBeginning)
