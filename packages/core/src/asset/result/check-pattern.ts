import { readPattern } from './pattern.js'

/**
 * Checks where the files of a result are to be saved, before anything is paid: what `save` of a result would refuse for
 * how it is written.
 *
 * Whether a file is in the way is not looked at: its name may depend on the result.
 *
 * @param where - A folder, or a pattern of the name, as `save` of a result takes it.
 * @throws MediaplugError `invalid-input` that says what is wrong, and what is allowed.
 * @example A pattern that is checked before anything is paid
 * ```ts
 * await checkSavePattern('out/{model}-{n}')
 * ```
 */
export async function checkSavePattern(where: string): Promise<void> {
  await readPattern(where)
}
