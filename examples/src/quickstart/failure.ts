import { MediaplugError } from '@mediaplug/core'

/** What to tell a person of a job that failed, with all that is needed to take up a task that goes on. */
export function describeFailure(error: unknown): string[] {
  if (!MediaplugError.is(error)) return [String(error)]
  const { code, message, handle } = error
  return [`${code}: ${message}`, ...(handle ? [`its handle: ${JSON.stringify(handle)}`] : [])]
}
