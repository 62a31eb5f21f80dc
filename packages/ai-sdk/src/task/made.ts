import type { Asset, Bytes, Output, Task } from '@mediaplug/core'

/** A file that was made, as bytes, and the result that it is of. */
export interface MadeFile {
  readonly output: Output
  readonly asset: Asset
  readonly bytes: Bytes
}

/** Fetches the files of a result. */
export function filesOf(output: Output, signal: AbortSignal | undefined): Promise<MadeFile[]> {
  return Promise.all(
    output.assets.map(async (asset) => ({ output, asset, bytes: await asset.bytes({ signal }) })),
  )
}

/**
 * Waits for a task. It is followed, so that it is asked after regularly: the callers of the AI SDK wait for each, and the
 * few polls for which a client waits otherwise notice a quick task late.
 */
export const resultOf = (task: Task<Output>, signal: AbortSignal | undefined): Promise<Output> =>
  task.result({ signal, onStatus: () => {} })
