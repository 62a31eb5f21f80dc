import type { Output, Refusal, SavedFile } from '@mediaplug/core'

/** A model whose vendor accepted nothing, and why. */
interface PlainRefusal {
  readonly model: string
  readonly code: string
  readonly message: string
}

/** What a program is given of a result. */
export interface ResultData {
  /** The submission's id in the journal, where it has one. */
  readonly id: string | undefined
  readonly model: string
  /** The files that were saved. */
  readonly files: readonly SavedFile[]
  /** The models that were asked before, and whose vendors accepted nothing. */
  readonly refusals?: readonly PlainRefusal[]
  readonly [field: string]: unknown
}

const plainRefusal = ({ model, error: { code, message } }: Refusal): PlainRefusal => ({
  model,
  code,
  message,
})

/** A result as plain data, with the files that were saved of it. */
export function resultData(id: string | undefined, output: Output, files: readonly SavedFile[]): ResultData {
  const { model, refusals, ...rest } = output
  // What a result holds besides is plain; its function and those of its files are left out.
  const plain: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(rest))
  return {
    id,
    model,
    ...plain,
    files,
    ...(refusals && refusals.length > 0 ? { refusals: refusals.map(plainRefusal) } : {}),
  }
}
