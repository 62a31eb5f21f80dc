import { types } from 'node:util'
import * as z from 'zod'

/**
 * What a file is. A `mask` is an image that selects a part of another; a `vector` is drawn, such as SVG. A capability
 * may have a kind of its own, such as `model` or `document`.
 */
export type AssetKind = 'image' | 'mask' | 'vector' | 'video' | 'audio' | (string & Record<never, never>)

/** A file as a model reports it: where it lies, its bytes, or the request that gets it. */
export type ProducedAsset<Kind extends AssetKind = AssetKind> = {
  /** What the file is. */
  readonly kind: Kind
  /** Media type, such as `video/mp4`. */
  readonly mediaType: string
  /** When the URL stops working, where the vendor tells. */
  readonly expiresAt?: Date | undefined
} & (
  | {
      /** Where it lies: an `http:` or `https:` URL. */
      readonly url: string
    }
  | {
      /** The whole file, where the answer had it. */
      readonly bytes: Uint8Array
    }
  | {
      /**
       * Where it lies below the base URL, for files that need the credentials: it is fetched with what `authorize`
       * gives, which no other host is sent, be it by a redirect. Begins with `/`, encoded. The asset has no `url`.
       */
      readonly path: string
      /** Appended to the path, encoded. */
      readonly query?: Readonly<Record<string, string>> | undefined
      /** Another host of the vendor, by its key in `hosts` of the definition. Default: that of the base URL. */
      readonly host?: string | undefined
    }
)

/** The files of a finished task. Whether there may be none, the capability's schema decides. */
export type ProducedAssets<Kind extends AssetKind = AssetKind> = readonly ProducedAsset<Kind>[]

/** What a model reports of a finished task: at least one file, unless the capability's schema takes less. */
export type ProducedOutput = object & {
  /** The files. */
  readonly assets?: ProducedAssets | undefined
}

function producedAsset<const Kind extends AssetKind>(kinds: readonly Kind[]): z.ZodType<ProducedAsset<Kind>> {
  const common = { kind: z.enum(kinds), mediaType: z.string(), expiresAt: z.date().optional() }
  return z.union([
    z.object({ ...common, url: z.url({ protocol: /^https?$/ }) }),
    z.object({ ...common, bytes: z.custom<Uint8Array>(types.isUint8Array, 'must be a Uint8Array') }),
    z.object({
      ...common,
      path: z.string().startsWith('/'),
      query: z.record(z.string(), z.string()).optional(),
      host: z.string().optional(),
    }),
  ])
}

/** The schema of an output that is files of some kinds. */
export type OutputSchema<Kind extends AssetKind> = z.ZodObject<{ assets: z.ZodType<ProducedAssets<Kind>> }>

/**
 * The schema of an output: at least one file of the given kinds.
 *
 * Extend it with what a capability yields besides files.
 *
 * @param kinds - The kinds of file that the capability yields.
 * @example A picture with the source that it is drawn from
 * ```ts
 * const diagramOutput = outputOf('image', 'vector').extend({ source: z.object({ code: z.string() }) })
 * ```
 */
export function outputOf<const Kind extends AssetKind>(...kinds: readonly Kind[]): OutputSchema<Kind> {
  const asset = producedAsset(kinds)
  return z.object({ assets: z.array(asset).min(1) })
}
