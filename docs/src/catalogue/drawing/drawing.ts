import type { AssetKind } from '@mediaplug/core'

/** A file that the sandbox made, as the site shows it. */
export interface DrawnFile {
  readonly kind: AssetKind
  /** Of the file as the sandbox gave it. */
  readonly mediaType: string
  /** Where it is below the address of the site: smaller than it was, where it is a picture. */
  readonly path: string
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** A still picture for before a video plays. */
  readonly poster?: string | undefined
}

/** What the sandbox made of a model's first example. */
export interface Drawing {
  readonly files: readonly DrawnFile[]
}
