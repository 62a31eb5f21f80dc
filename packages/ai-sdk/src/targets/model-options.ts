import type { EarlierAsset, FileAtPath, FileInput, InputOf, Provider } from '@mediaplug/core'

/** What is no JSON: the other forms of a file, and functions. */
type NoJson = Exclude<FileInput, string | FileAtPath | EarlierAsset> | ((...given: never[]) => unknown)

/** A value as JSON has it; a file is a URL, or what stands for a path. */
type JsonForm<T, Path> = T extends string | number | boolean | null | undefined
  ? T
  : T extends FileAtPath
    ? Path
    : T extends NoJson
      ? never
      : T extends readonly (infer Item)[]
        ? JsonForm<Item, Path>[]
        : { [Key in keyof T]: JsonForm<T[Key], Path> }

type KeysOf<T> = T extends unknown ? keyof T : never
type ValueAt<T, Key> = T extends unknown ? (Key extends keyof T ? T[Key] : never) : never

/**
 * What a model takes by `providerOptions.mediaplug`: each of its fields that the AI SDK has no setting for. How many
 * results there are says `n`.
 */
export type ModelOptions<P extends Provider, Id extends string> = {
  [Key in Exclude<KeysOf<InputOf<P, Id>>, 'count'>]?: JsonForm<ValueAt<InputOf<P, Id>, Key>, { path: string }>
}

/** What an agent gives to a tool: the model's fields, with files as URLs. */
export type ToolInput<P extends Provider, Id extends string> = JsonForm<InputOf<P, Id>, never>
