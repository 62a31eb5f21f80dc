import type { ProducedOutput } from '../capability/output.js'
import type { Asset } from './asset.js'

/** What an application receives: the same, with files that can be read and saved. */
export type Delivered<Produced> = Produced extends ProducedOutput
  ? Omit<Produced, 'assets'> & {
      /** The files: at least one. */
      readonly assets: readonly [
        Asset<Produced['assets'][number]['kind']>,
        ...Asset<Produced['assets'][number]['kind']>[],
      ]
    }
  : never

/** What any model delivers. */
export type Output = Delivered<ProducedOutput>
