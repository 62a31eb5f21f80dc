import { printable } from './printable.js'
import { hidden } from './secret/hide.js'
import { knownSecrets } from './secret/known-secrets.js'

const userInfo = /(\/\/)[^\s/?#@:]*:[^\s/?#@]*@/g
const signedQuery =
  /([?&][\w.-]{0,80}(?:sig|credential|token|secret|key|policy|auth)[\w.-]{0,80}=)[^&\s"'<>]+/gi
const bearer = /\b(basic|bearer)\s+[\w.~+/=-]{8,}/gi
const longBase64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{200,}={0,2}/g

/**
 * A text without the secrets that this process knows, and as it may stand in a log: without escape sequences and
 * control characters. What is longer than 20 000 characters is cut.
 *
 * It is for a text of our own that may quote something; {@link redact} is for one from outside.
 */
export function withoutSecrets(text: string): string {
  return printable(knownSecrets.hide(text))
}

/**
 * Takes secrets out of a text that others may read.
 *
 * Secrets that this process knows go, in whatever form they stand in it, and so do passwords of URLs, query values and
 * authorization words that look like one. Escape sequences and control characters go too. Base64 bodies are
 * shortened, and what is longer than 20 000 characters is cut.
 *
 * A secret of less than six characters stays: it would be found in ordinary words, and what is missing there would
 * tell it.
 *
 * @param secrets - Further secrets. They are known from then on.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  for (const secret of secrets) knownSecrets.remember(secret)
  return withoutSecrets(text)
    .replace(userInfo, `$1${hidden}@`)
    .replace(signedQuery, `$1${hidden}`)
    .replace(bearer, `$1 ${hidden}`)
    .replace(longBase64, (run) => `${run.slice(0, 12)}…[${run.length} characters]`)
}

/** A vendor's code or id, as one line. What is neither text nor number is none. */
export function wordWithoutSecrets(value: unknown): string | number | undefined {
  if (typeof value === 'string') return withoutSecrets(value).replace(/\s+/g, ' ')
  if (typeof value === 'bigint') return String(value)
  return typeof value === 'number' ? value : undefined
}

/** {@link redact} for a value that may be something other than text. */
export function redactText<T>(value: T, secrets: readonly string[] = []): T | string {
  return typeof value === 'string' ? redact(value, secrets) : value
}
