import { MediaplugError } from './error.js'
import type { ErrorPlace } from './place.js'
import { redact, redactText } from './redact.js'
import { show } from './show.js'

function redactCause(cause: unknown, secrets: readonly string[]): unknown {
  if (!(cause instanceof Error)) return undefined
  const copy = new Error(redact(cause.message, secrets))
  copy.name = cause.name
  copy.stack = redact(cause.stack ?? '', secrets)
  return copy
}

/** Zod's errors print as JSON; their issues as sentences are shorter. Any copy of zod may have thrown. */
function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return show(thrown)
  const issues: unknown = 'issues' in thrown ? thrown.issues : undefined
  if (!Array.isArray(issues) || !issues.every(isIssue)) return thrown.message
  return issues
    .map(({ path, message }) => `${path.map(String).join('.') || 'the answer'}: ${message}`)
    .join('; ')
}

function isIssue(
  value: unknown,
): value is { readonly path: readonly PropertyKey[]; readonly message: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    Array.isArray(value.path) &&
    'message' in value
  )
}

/**
 * Any thrown value as a `MediaplugError` that tells its place, with secrets taken out.
 *
 * What is no Mediaplug error was thrown by code that could not read the vendor's answer: `protocol`.
 *
 * @param place - What is known of where it arose; what the error says itself goes before it.
 */
export function wrapError(thrown: unknown, place: ErrorPlace, secrets: readonly string[]): MediaplugError {
  const say = (text: string) => redact(`${place.model ?? place.provider}: ${text}`, secrets)
  if (MediaplugError.is(thrown)) {
    const { code, message, vendorCode, requestId, ...details } = thrown.toJSON()
    return new MediaplugError(code, say(message), {
      ...place,
      ...details,
      vendorCode: redactText(vendorCode, secrets),
      requestId: redactText(requestId, secrets),
      cause: redactCause(thrown.cause, secrets),
    })
  }
  const text = describeThrown(thrown)
  return new MediaplugError('protocol', say(`the vendor's answer could not be read: ${text}`), {
    ...place,
    cause: redactCause(thrown, secrets),
  })
}
