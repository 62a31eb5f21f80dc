import type { Status } from '../contract/status.js'
import { show } from '../error/show.js'
import { type CallOptions, callOptionNames, checkCallOptions } from '../time/open-call.js'
import { invalidInput } from '../validation/validate.js'

/** How long to wait for a task, and who follows it. */
export interface WaitOptions<Output> extends CallOptions {
  /**
   * Called at each answer about the task, the last one included. While somebody follows, answers are asked
   * for regularly from the beginning.
   *
   * When it throws, or gives a promise that is rejected, the waiting ends with an error that carries the handle; the
   * task goes on. The result is handed over when the promise of the last call is fulfilled. A result that came at once,
   * of a model that keeps no task, is handed over whatever the listener does, at the end of the time at the latest:
   * what it threw is published as `mediaplug.listener`.
   */
  readonly onStatus?: ((status: Status<Output>) => void) | undefined
}

/** The options of a waiting. */
export const waitOptionNames = [...callOptionNames, 'onStatus'] as const

/**
 * Checks the options of a waiting.
 *
 * @param names - The options that the call has.
 * @throws MediaplugError `invalid-input` that names the option.
 */
export function checkWaitOptions(
  options: WaitOptions<never>,
  names: readonly string[] = waitOptionNames,
): void {
  checkCallOptions(options, names)
  const { onStatus } = options
  if (onStatus === undefined || typeof onStatus === 'function') return
  const message = `must be a function, got ${show(onStatus)}`
  throw invalidInput('onStatus', [{ path: ['onStatus'], message }])
}
