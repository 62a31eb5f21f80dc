import * as z from 'zod'
import { MediaplugError } from '../../error/error.js'

const version = 1

/** The first line of a journal's file. */
export const headerLine = JSON.stringify({ mediaplug: 'journal', v: version })

const headerSchema = z.looseObject({ mediaplug: z.literal('journal'), v: z.int().positive() })

/**
 * Checks the first line.
 *
 * @throws MediaplugError `invalid-input` when the file is no journal, or one of a newer version.
 */
export function checkHeader(value: unknown, path: string): void {
  const header = headerSchema.safeParse(value)
  if (!header.success) {
    throw new MediaplugError(
      'invalid-input',
      `'${path}' is no journal of Mediaplug: its first line is not ${headerLine}. The file was not changed; name another one.`,
    )
  }
  if (header.data.v > version) {
    throw new MediaplugError(
      'invalid-input',
      `the journal '${path}' has the format ${header.data.v}, and this version of @mediaplug/core reads the format ${version}. The file was not changed; use a newer version.`,
    )
  }
}
