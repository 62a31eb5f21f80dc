import { createToken } from './token.js'

const parameter = 'mediaplug-token'

/** Adds a token to a callback URL. Its own query stays as it is. */
export function signUrl(url: string, appSecret: string): string {
  const signed = new URL(url)
  const query = signed.search === '' ? '?' : `${signed.search}&`
  signed.search = `${query}${parameter}=${createToken(appSecret)}`
  return signed.href
}

/** The token of a requested URL, or of its path and query; empty where there is none. */
export function tokenOf(url: string): string {
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? []
  return new URLSearchParams(query).getAll(parameter).at(-1) ?? ''
}
