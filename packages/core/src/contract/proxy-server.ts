import { knownSecrets } from '../error/secret/known-secrets.js'

/** A proxy that requests go through. No field has its credentials, so that nothing prints them. */
export interface ProxyServer {
  /** Scheme, host and port. */
  readonly origin: string
  /** The variable or the setting that names it. */
  readonly source: string
  /** The header that carries its credentials, where it has some. */
  authorization(): string | undefined
  /** What tells it from another, credentials included. */
  key(): string
}

class NamedProxy implements ProxyServer {
  readonly origin: string
  readonly source: string
  readonly #authorization: string | undefined

  constructor({ origin }: URL, source: string, authorization: string | undefined) {
    this.origin = origin
    this.source = source
    this.#authorization = authorization
  }

  authorization(): string | undefined {
    return this.#authorization
  }

  key(): string {
    return `${this.origin} ${this.#authorization ?? ''}`
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Keeps the password out of all messages, though the text may be no URL; where there is none, the name may be a token. */
function rememberCredentials(text: string): void {
  const userInfo = /^(?:[a-z][\w+.-]*:)?(?:\/\/)?([^/?#]*)@/i.exec(text)?.[1]
  if (userInfo === undefined) return
  const colon = userInfo.indexOf(':')
  const secret = colon < 0 ? userInfo : userInfo.slice(colon + 1)
  knownSecrets.remember(secret)
  knownSecrets.remember(decoded(secret))
}

function authorizationOf({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined
  const pair = `${decoded(username)}:${decoded(password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/**
 * Reads the URL of a proxy, as programs write it: its scheme may be left out.
 *
 * @param source - The variable or the setting that it stands in.
 * @returns What is wrong with it, as the rest of a sentence, where no proxy can be made of it.
 */
export function readProxy(text: string, source: string): ProxyServer | string {
  rememberCredentials(text)
  const full = /^[a-z][\w+.-]*:\/\//i.test(text) ? text : `http://${text}`
  if (!URL.canParse(full)) return 'must be the URL of a proxy, such as http://proxy.example:3128'
  const url = new URL(full)
  const scheme = url.protocol.slice(0, -1)
  if (scheme !== 'http' && scheme !== 'https')
    return `must be the URL of a proxy that speaks HTTP, such as http://proxy.example:3128; ${scheme} is not supported`
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return 'must be the URL of a proxy, such as http://proxy.example:3128, without a path: a file that chooses a proxy is not read'
  return new NamedProxy(url, source, authorizationOf(url))
}
