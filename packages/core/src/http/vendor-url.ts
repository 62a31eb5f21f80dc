import type { HttpRequest } from '../contract/http.js'
import { MediaplugError } from '../error/error.js'

/**
 * The address of a request: below the provider's base URL, whatever the path holds.
 *
 * @throws MediaplugError `invalid-input` for a path that would lead elsewhere.
 */
export function vendorUrl(baseUrl: string, { path, query = {} }: HttpRequest): URL {
  const base = new URL(baseUrl)
  const prefix = base.pathname.replace(/\/$/, '')
  const url = URL.canParse(baseUrl + path) ? new URL(baseUrl + path) : undefined
  if (!path.startsWith('/') || url?.origin !== base.origin || url.pathname !== prefix + path) {
    throw new MediaplugError(
      'invalid-input',
      `The path '${path.slice(0, 80)}' is not a plain path below the base URL. Encode what is inserted into it.`,
    )
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url
}
