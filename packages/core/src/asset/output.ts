import type { ResultNotes } from '../capability/notes.js'
import type { AssetKind, ProducedOutput } from '../capability/output.js'
import type { Refusal } from '../error/error.js'
import type { SavedFile } from '../file/saved-file.js'
import type { TaskHandle } from '../handle.js'
import type { Asset } from './asset.js'
import type { SaveOptions } from './save/save-options.js'

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

/** What saves all files of a result. */
export interface Savable {
  /**
   * Saves all files of the result, and a diagram's source: several of them numbered, each with the ending that its
   * bytes tell, the source with that of its language.
   *
   * Their names are made safe on every system, Windows included, and have at most 255 bytes. Nothing that is there is
   * replaced: a file that is in the way, with any ending that a file of this kind may get, is an error before anything
   * is fetched, and so is a second call while the same files are being saved there. A file that cannot be saved keeps
   * none of the others from it.
   *
   * It is a function of the result that copies of it, such as its JSON, do not have.
   *
   * @param where - A folder, which ends in `/` or is there; the files are named `{model}-{id}` then. Or a pattern of
   *   the name, in which may stand: `{n}`, the number of the file; `{model}`, `{provider}` and `{capability}`; `{kind}`,
   *   such as `image`, or `source`; `{id}`, which tells the result from others; `{task}`, the vendor's reference;
   *   `{date}`, the day in UTC; `{ext}` at the end, as in `{n}.{ext}`. An ending that does not fit a file is replaced. The
   *   working directory, and the folders that an absolute path begins with and that are there, are taken as they are.
   *   In a sink it is a prefix, which ends in `/`, or a pattern of the keys.
   * @param options - What may be replaced, limits of each file, and the sink where they are kept in place of the disk.
   * @returns Where the files are, in the order of `assets`, the source last; nothing where there are none.
   * @throws MediaplugError `invalid-input` for a wrong `where` and for files that are there; `download`, `expired`,
   *   `timeout` or `aborted`, with the handle, and with the files that were saved as `saved`. To save at the same place
   *   again fetches what is missing, in the same process; in another one, give `overwrite: true` or another place.
   * @example All files, numbered
   * ```ts
   * for (const { path } of await output.save('out/{model}-{n}')) console.log(path)
   * ```
   */
  save(where: string, options?: SaveOptions): Promise<readonly SavedFile[]>
}

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
        AfterRefusals &
        Savable
    >
  : never

/** What any model delivers. */
export interface Output extends ResultNotes, AfterRefusals, Savable {
  /** The files: at least one, unless the capability takes less. Each is fetched when it is asked for. */
  readonly assets: readonly Asset[]
  /** What the vendor tells besides, of a model that declares it. */
  readonly details?: unknown
  /** The id of the model that made it, `provider/model`. */
  readonly model: string
  /** The task that made it: `client.resume` gives the result again. Absent where the model answered at once. */
  readonly handle?: TaskHandle | undefined
}
