import type { MediaplugError, TaskHandle } from '@mediaplug/core'
import { isMediaplugError } from '../error/is-mediaplug-error.js'
import { shortId } from './entries.js'

/** The line that comes back to a task. */
export function comeBackLine(task: string | TaskHandle, isSandbox: boolean): string {
  const name = typeof task === 'string' ? shortId(task) : `${task.ref} --model ${task.model}`
  return `mediaplug wait ${name}${isSandbox ? ' --sandbox' : ''}`
}

/** Errors after which a task goes on, or its files are still there. */
const codes: readonly string[] = ['timeout', 'aborted', 'network', 'download', 'auth', 'rate-limit']

/** Whether there is something to come back to: also where the files could not be put where they were to go. */
const goesOn = ({ code, phase }: MediaplugError): boolean => codes.includes(code) || phase === 'download'

/** How to come back to a task that an error left; nothing where there is nothing to come back to. */
export function comeBackAdvice(
  error: unknown,
  task: string | TaskHandle | undefined,
  isSandbox: boolean,
): string | undefined {
  if (task === undefined || !isMediaplugError(error) || !error.handle || !goesOn(error)) return undefined
  return `Come back to it with: ${comeBackLine(task, isSandbox)}`
}
