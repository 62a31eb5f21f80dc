import type { HttpRequest } from '../contract/http.js'
import { MediaplugError } from '../error/error.js'

type Target = Pick<HttpRequest, 'path' | 'query'>

/** A path that a URL has as it is: no escape, and no segment of dots. */
const plainPath = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~!$&'()*+,;=:@-]*)+$/

/** Where a vendor is. Every request goes below it, whatever its path holds. */
export class Address {
  readonly origin: string
  readonly #prefix: string

  constructor(baseUrl: string) {
    const { origin, pathname } = new URL(baseUrl)
    this.origin = origin
    this.#prefix = pathname.replace(/\/$/, '')
  }

  /**
   * The URL of a request.
   *
   * @throws MediaplugError `invalid-input` for a path that would lead elsewhere.
   */
  urlOf({ path, query }: Target): URL {
    const wanted = this.#prefix + path
    const text = this.origin + wanted
    const url = path.startsWith('/') && URL.canParse(text) ? new URL(text) : undefined
    if (url?.origin !== this.origin || url.pathname !== wanted) {
      throw new MediaplugError(
        'invalid-input',
        `The path '${path.slice(0, 80)}' is not a plain path below the base URL. Encode what is inserted into it.`,
      )
    }
    for (const name in query) url.searchParams.set(name, query[name] ?? '')
    return url
  }

  /** Where it begins, without a slash at its end. */
  get base(): string {
    return this.origin + this.#prefix
  }

  /** What a request needs to go to a URL below it, or `undefined` for a URL that lies elsewhere. */
  placeOf({ origin, pathname, search, searchParams }: URL): Target | undefined {
    if (origin !== this.origin || !pathname.startsWith(`${this.#prefix}/`)) return undefined
    const path = pathname.slice(this.#prefix.length)
    return search === '' ? { path } : { path, query: Object.fromEntries(searchParams) }
  }

  /** The path and the query of {@link urlOf}. Most need no URL for it. */
  pathOf(target: Target): string {
    if (target.query === undefined && plainPath.test(target.path)) return this.#prefix + target.path
    const { pathname, search } = this.urlOf(target)
    return pathname + search
  }
}
