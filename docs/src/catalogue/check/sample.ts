/** What a sample is written in. */
export type Language = 'ts' | 'sh' | 'json'

/** A sample of a page, as it stands there. */
export interface Sample {
  /** The model whose page has it. */
  readonly id: string
  readonly language: Language
  readonly text: string
}

/** How a sample has run. */
export interface Outcome {
  readonly sample: Sample
  /** What went wrong; nothing where it ran. */
  readonly problem: string | undefined
}

/** What went wrong, in words. */
export const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
