import type { ServerContext } from '@modelcontextprotocol/server'
import type { Outcome } from './outcome.js'
import type { Followed } from './tasks.js'

/** How long a call may last, and how often it tells how things stand. */
export interface Patience {
  /** After this, the call is answered with the handle, in ms. Hosts drop calls after 60 seconds. */
  readonly callMs: number
  /** Between two beats, in ms. */
  readonly beatMs: number
}

/** The patience that hosts need. */
export const usualPatience: Patience = { callMs: 45_000, beatMs: 12_000 }

/** Tells the host now and then how things stand, where it asked to be told. Gives what ends the telling. */
function beat({ mcpReq }: ServerContext, standing: () => string, beatMs: number): () => void {
  const progressToken = mcpReq._meta?.progressToken
  if (progressToken === undefined) return () => {}
  const began = performance.now()
  let last = -1
  function tell(): void {
    // Each number must be larger than the one before.
    last = Math.max(last + 0.001, Math.round((performance.now() - began) / 100) / 10)
    const params = { progressToken, progress: last, message: standing() }
    // A host that has gone learns nothing more.
    void mcpReq.notify({ method: 'notifications/progress', params }).catch(() => {})
  }
  tell()
  const timer = setInterval(tell, beatMs)
  return () => clearInterval(timer)
}

/**
 * Waits for a task as long as a call may last.
 *
 * @returns How it ended; `undefined` where it goes on.
 * @throws What the call's signal was aborted with. The task goes on.
 */
export async function waitForEnd(
  task: Followed,
  context: ServerContext,
  { callMs, beatMs }: Patience,
): Promise<Outcome | undefined> {
  const { signal } = context.mcpReq
  const end = new AbortController()
  const stop = (): void => end.abort(signal.reason)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  const timer = setTimeout(() => end.abort(), callMs)
  const stopBeats = beat(context, task.standing, beatMs)
  try {
    return await task.ended(end.signal)
  } catch (error) {
    if (signal.aborted || !end.signal.aborted) throw error
    return undefined
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    stopBeats()
  }
}
