import { MediaplugError } from './error.js'
import { isError } from './is-error.js'
import { messageOf } from './message.js'
import type { ErrorPlace } from './place.js'
import { redact, redactText } from './redact.js'

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

function isIssue(value: unknown): value is Issue {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    Array.isArray(value.path) &&
    'message' in value
  )
}

/** A list of a vendor may be wrong in each of its items. */
const mostIssues = 50

/** Zod's errors print as JSON; their issues as sentences are shorter. Any copy of zod may have thrown. */
function describeThrown(thrown: unknown): string {
  const issues: unknown = isError(thrown) && 'issues' in thrown ? thrown.issues : undefined
  if (!Array.isArray(issues) || issues.length === 0 || !issues.every(isIssue)) return messageOf(thrown)
  return issues
    .slice(0, mostIssues)
    .map(({ path, message }) => `${path.map(String).join('.') || 'the answer'}: ${message}`)
    .join('; ')
}

/**
 * Any thrown value as a `MediaplugError` that tells its place, with secrets taken out.
 *
 * What is no Mediaplug error was thrown by code that could not read the vendor's answer: `protocol`.
 *
 * @param place - What is known of where it arose; what the error says itself goes before it.
 * @param secrets - Further secrets than those that the process knows. They are known from then on.
 */
export function wrapError(
  thrown: unknown,
  place: ErrorPlace,
  secrets: readonly string[] = [],
): MediaplugError {
  const say = (text: string) => redact(`${place.model ?? place.provider}: ${text}`, secrets)
  if (MediaplugError.is(thrown)) {
    const { code, message, cause, vendorCode, requestId, ...details } = thrown
    return new MediaplugError(code, say(message), {
      ...place,
      ...details,
      vendorCode: redactText(vendorCode, secrets),
      requestId: redactText(requestId, secrets),
      cause,
    })
  }
  return new MediaplugError(
    'protocol',
    say(`the vendor's answer could not be read: ${describeThrown(thrown)}`),
    {
      ...place,
      cause: isError(thrown) ? thrown : undefined,
    },
  )
}
