import { isError, isErrors } from '../error/is-error.js'
import { messageOf } from '../error/message.js'
import { redact } from '../error/redact.js'
import { wordOf } from './network-words.js'

/** What the network did, in a person's words. */
export interface NetworkFault {
  /** The rest of a sentence about a host, without a full stop. */
  readonly text: string
  /** Whether the next attempt would end in the same way. */
  readonly isPermanent: boolean
}

const deepest = 4
const mostAddresses = 8

function textAt(value: object, field: string): string | undefined {
  const text: unknown = Reflect.get(value, field)
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** The reason that OpenSSL gives, such as `wrong version number`. Some faults have it within their message alone. */
function opensslReason(error: Error): string | undefined {
  return textAt(error, 'reason') ?? /SSL routines:[^:]*:([^:]+)/.exec(error.message)?.[1]
}

/** The code by which a fault is known; of OpenSSL's faults that hide it, the one that its reason stands for. */
function codeOf(error: Error): string | undefined {
  const code = textAt(error, 'code')
  if (code !== 'EPROTO') return code
  const reason = opensslReason(error)
  return reason === undefined ? code : `ERR_SSL_${reason.trim().toUpperCase().replace(/\W+/g, '_')}`
}

/** Where it was tried to connect to, where the fault tells. */
function placeOf(error: Error): string {
  const address = textAt(error, 'address')
  if (address === undefined) {
    const attempted = /attempted address(?:es)?: ([^)]+?),? timeout/.exec(error.message)?.[1]
    return attempted === undefined ? '' : ` at ${attempted}`
  }
  const port: unknown = Reflect.get(error, 'port')
  const host = address.includes(':') ? `[${address}]` : address
  return ` at ${host}${typeof port === 'number' ? `:${port}` : ''}`
}

/** A fault that no table knows: by the family of its code, else in its own words. */
function unlisted(error: Error, code: string | undefined): NetworkFault {
  const own = messageOf(error)
  if (code?.startsWith('HPE_')) return { text: `what answers is no HTTP (${own})`, isPermanent: false }
  if (code?.startsWith('ERR_SSL_'))
    return {
      text: `the TLS handshake failed: ${redact(opensslReason(error) ?? own)} (${code})`,
      isPermanent: false,
    }
  return { text: own, isPermanent: false }
}

function describe(error: Error): NetworkFault {
  const code = codeOf(error)
  if (code === 'ECONNRESET' && error.message.includes('TLS')) {
    const text = `the connection was closed while TLS was agreed upon, as firewalls and proxies do (${code})`
    return { text, isPermanent: false }
  }
  const word = code === undefined ? undefined : wordOf(code)
  if (word === undefined) return unlisted(error, code)
  const names = code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? textAt(error, 'reason') : undefined
  const detail = names === undefined ? '' : `: ${redact(names)}`
  return { text: `${word.text} (${code}${placeOf(error)}${detail})`, isPermanent: word.isPermanent }
}

/** What was tried at several addresses: each once. */
function describeAll(errors: readonly unknown[], depth: number): NetworkFault {
  const faults = errors.slice(0, mostAddresses).map((error) => networkFault(error, depth + 1))
  return {
    text: [...new Set(faults.map(({ text }) => text))].join('; '),
    isPermanent: faults.every(({ isPermanent }) => isPermanent),
  }
}

/**
 * What the network did, in a person's words with the code behind them: of several addresses that were tried, each
 * one's reason.
 *
 * @param error - As Node, OpenSSL or the HTTP client threw it.
 */
export function networkFault(error: unknown, depth = 0): NetworkFault {
  if (!isError(error)) return { text: messageOf(error), isPermanent: false }
  if (isErrors(error) && error.errors.length > 0 && depth < deepest) return describeAll(error.errors, depth)
  const isTelling = textAt(error, 'code') !== undefined || error.cause === undefined
  return isTelling || depth === deepest ? describe(error) : networkFault(error.cause, depth + 1)
}
