const hidden = '[hidden]'
const userInfo = /(\/\/)[^\s/?#@:]*:[^\s/?#@]*@/g
const signedQuery =
  /([?&][\w.-]{0,80}(?:sig|credential|token|secret|key|policy|auth)[\w.-]{0,80}=)[^&\s"'<>]+/gi
const bearer = /\b(basic|bearer)\s+[\w.~+/=-]{8,}/gi
const longBase64 = /[A-Za-z0-9+/_-]{200,}={0,2}/g
const shortestSecret = 6
/** No message needs more, and the patterns are not made for megabytes. */
const longestText = 20_000

const inLowerCase = (encoded: string): string =>
  encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase())

/** A secret as it is, as it stands in a URL in the ways there are, and as it stands in JSON. */
function writtenForms(secret: string): string[] {
  const encoded = [
    new URLSearchParams({ secret }).toString().slice('secret='.length),
    encodeURIComponent(Buffer.from(secret).toString()),
  ]
  return [secret, ...encoded, ...encoded.map(inLowerCase), JSON.stringify(secret).slice(1, -1)]
}

/**
 * Takes secrets out of a text that others may read.
 *
 * Known secrets go, and so do passwords of URLs, query values and authorization words that look like one.
 * Base64 bodies are shortened, and so is a text of more than 20 000 characters.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const withoutKnown = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap(writtenForms)
    .sort((one, other) => other.length - one.length)
    .reduce((rest, form) => rest.replaceAll(form, hidden), text)
  return withoutKnown
    .slice(0, longestText)
    .replace(userInfo, `$1${hidden}@`)
    .replace(signedQuery, `$1${hidden}`)
    .replace(bearer, `$1 ${hidden}`)
    .replace(longBase64, (run) => `${run.slice(0, 12)}…[${run.length} characters]`)
}

/** {@link redact} for a value that may be something other than text. */
export function redactText<T>(value: T, secrets: readonly string[]): T | string {
  return typeof value === 'string' ? redact(value, secrets) : value
}
