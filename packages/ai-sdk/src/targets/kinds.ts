import type { Asset, InputOf, ModelId, Provider, ResultOf } from '@mediaplug/core'

type KindsOf<P extends Provider, Id extends string> =
  ResultOf<P, Id> extends { readonly assets: readonly Asset<infer Kind>[] } ? Kind : never

/** The models whose files are of some kinds, and of no other. */
type Making<P extends Provider, Kind extends string> = {
  [Id in ModelId<P>]: [KindsOf<P, Id>] extends [never] ? never : [KindsOf<P, Id>] extends [Kind] ? Id : never
}[ModelId<P>]

/** The models that make pictures. A diagram, which has a source besides, is none: it is a tool. */
export type ImageModelId<P extends Provider> = Making<P, 'image' | 'mask'>

/** The models that make videos. */
export type VideoModelId<P extends Provider> = Making<P, 'video'>

/** The models that speak a text. */
export type SpeechModelId<P extends Provider> = {
  [Id in Making<P, 'audio'>]: InputOf<P, Id> extends { readonly text: string } ? Id : never
}[Making<P, 'audio'>]
