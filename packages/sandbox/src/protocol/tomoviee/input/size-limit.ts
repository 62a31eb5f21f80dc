import type { InputFile } from '../../../input/fetch-input.js'

/** The limit of a file that must stay below a size in MB of a million bytes. */
export function below(megabytes: number): Pick<InputFile, 'mostBytes' | 'limit'> {
  return { mostBytes: megabytes * 1_000_000 - 1, limit: `smaller than ${megabytes} MB` }
}
