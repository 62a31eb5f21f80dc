import * as z from 'zod'
import { readOptions } from '../../download/read-limits.js'
import type { ReadOptions } from '../../file/read-options.js'
import { once } from '../../once.js'
import type { Sink } from '../sink/sink.js'
import { sinkSchema } from '../sink/sink-schema.js'

/** How a file is saved: the limits of {@link ReadOptions}, and what may be replaced. */
export interface SaveOptions extends ReadOptions {
  /**
   * Whether a file that is there is replaced: `true` any, `false` none. Default: none by `result.save`; by `asset.save`
   * any but one that this process saved there for another asset.
   */
  readonly overwrite?: boolean | undefined
  /**
   * Where it is kept in place of the disk. The path is the key there, with slashes. `asset.save` replaces what is there
   * unless it is told otherwise; `result.save` replaces nothing. Default: the disk.
   */
  readonly sink?: Sink | undefined
}

/** The schema of the options, as {@link readLimits} takes it. */
export const saveOptions: typeof readOptions = once(() =>
  readOptions().extend({ overwrite: z.boolean().optional(), sink: sinkSchema().optional() }),
)
