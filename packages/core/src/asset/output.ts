import type { ResultNotes } from '../capability/notes.js'
import type { AssetKind, ProducedOutput } from '../capability/output.js'
import type { Refusal } from '../error/error.js'
import type { TaskHandle } from '../handle.js'
import type { Asset } from './asset.js'

/** The fields of several types as those of one, which editors show as such, each with its documentation. */
type Flat<T> = T extends infer All ? { [K in keyof All]: All[K] } : never

type KindOf<Assets> = Assets extends readonly { readonly kind: infer Kind extends AssetKind }[] ? Kind : never

type AtLeastOne<Kind extends AssetKind> = readonly [Asset<Kind>, ...Asset<Kind>[]]

/** The files of a result: at least one, any number where the schema says `optional()`, none where it names no files. */
type FilesOf<Produced> = 'assets' extends keyof Produced
  ? undefined extends Produced['assets']
    ? readonly Asset<KindOf<Exclude<Produced['assets'], undefined>>>[]
    : AtLeastOne<KindOf<Produced['assets']>>
  : readonly []

/** What a model's vendor tells besides; nothing where the model declares no details. */
type ToldDetails<Details> = [Details] extends [never]
  ? unknown
  : {
      /** What the vendor tells besides; absent where it told nothing, or nothing that makes sense. */
      readonly details?: Details | undefined
    }

/** What a result tells of models that were asked before its own. */
export interface AfterRefusals {
  /** With `fallback`: the models that were asked before, and why their vendors accepted nothing. Absent where none was. */
  readonly refusals?: readonly Refusal[] | undefined
}

/** Where a result comes from. */
type Origin<ModelId extends string, Handle extends TaskHandle | undefined> = {
  /** The id of the model that made it, `provider/model`. */
  readonly model: ModelId
} & (undefined extends Handle
  ? {
      /** The task that made it: `client.resume` gives the result again. Absent where the model answered at once. */
      readonly handle?: Handle
    }
  : {
      /** The task that made it: `client.resume` gives the result again. */
      readonly handle: Handle
    })

/**
 * What an application receives: what the model reports, with files that can be read and saved, and where it comes from.
 *
 * All of it is plain data, so that it can be stored as JSON: with `handle`, another process resumes the task.
 */
export type Delivered<
  Produced,
  Details = never,
  ModelId extends string = string,
  Handle extends TaskHandle | undefined = TaskHandle | undefined,
> = Produced extends ProducedOutput
  ? Flat<
      {
        /** The files. Each is fetched when it is asked for. */
        readonly assets: FilesOf<Produced>
      } & { [K in keyof Produced as Exclude<K, 'assets'>]: Produced[K] } & ToldDetails<Details> &
        ResultNotes &
        Origin<ModelId, Handle> &
        AfterRefusals
    >
  : never

/** What any model delivers. */
export interface Output extends ResultNotes, AfterRefusals {
  /** The files: at least one, unless the capability takes less. Each is fetched when it is asked for. */
  readonly assets: readonly Asset[]
  /** What the vendor tells besides, of a model that declares it. */
  readonly details?: unknown
  /** The id of the model that made it, `provider/model`. */
  readonly model: string
  /** The task that made it: `client.resume` gives the result again. Absent where the model answered at once. */
  readonly handle?: TaskHandle | undefined
}
