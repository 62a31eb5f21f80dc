import * as z from 'zod'
import { readOptions } from '../../download/read-limits.js'
import type { ReadOptions } from '../../file/read-options.js'
import { once } from '../../once.js'

/** How a file is saved: the limits of {@link ReadOptions}, and what may be replaced. */
export interface SaveOptions extends ReadOptions {
  /**
   * Whether a file that is there is replaced: `true` any, `false` none. Default: none by `result.save`; by `asset.save`
   * any but one that this process saved there for another asset.
   */
  readonly overwrite?: boolean | undefined
}

/** The schema of the options, as {@link readLimits} takes it. */
export const saveOptions: typeof readOptions = once(() =>
  readOptions().extend({ overwrite: z.boolean().optional() }),
)
