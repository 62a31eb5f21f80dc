import { isBuiltin } from 'node:module'
import { MediaplugError } from '../error/error.js'

/**
 * Refuses a runtime that puts an HTTP client of its own in the place of undici, as Bun does.
 *
 * Such a client ignores the connections that it is given: a paid request could be sent a second time below us, and a
 * file could be fetched from a private address, without a word.
 *
 * @param isReplaced - Whether the runtime has a module of that name built in.
 * @throws MediaplugError `unsupported`.
 */
export function checkRuntime(isReplaced = isBuiltin('undici')): void {
  if (!isReplaced) return
  const { bun } = process.versions
  const runtime = bun === undefined ? 'This runtime' : `Bun ${bun}`
  throw new MediaplugError(
    'unsupported',
    `${runtime} replaces undici, the HTTP client of @mediaplug/core, by one of its own, which ignores the connections that it is given. Without them, a paid request may be sent twice, and a file may be fetched from a private address. Run it on Node 20.19 or newer, or on Deno. Nothing was sent.`,
    { phase: 'input', retryable: false },
  )
}
