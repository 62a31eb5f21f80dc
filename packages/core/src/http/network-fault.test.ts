import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { expired, ofAnother, selfSigned, trusted } from '../../test/certificates.js'
import { rejection } from '../../test/rejection.js'
import { apiKey } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { closedPort } from '../../test/scripted-vendor.js'
import { openAt, openTls, trustAuthority } from '../../test/tls-server.js'
import { Attempt } from './attempt.js'
import { networkFault } from './network-fault.js'
import { createVendor } from './vendor.js'

/** The error of a paid request to a place. */
async function errorAt(baseUrl: string) {
  const attempt = new Attempt(createVendor(acme({ apiKey, baseUrl })), 'start', 'acme/picture')
  const error = await rejection(attempt.send({ method: 'POST', path: '/tasks', body: '{}' }))
  return { error, trace: attempt.trace() }
}

const atTls = async (options: Parameters<typeof openTls>[0]) => `https://localhost:${await openTls(options)}`

describe('a server that cannot be trusted or understood is told in plain words, and not tried again', () => {
  test.each([
    {
      what: 'a self-signed certificate',
      place: () => atTls({ cert: selfSigned }),
      says: /signed by itself.*NODE_EXTRA_CA_CERTS.*DEPTH_ZERO_SELF_SIGNED_CERT/,
    },
    {
      what: 'one of an unknown authority',
      place: () => atTls({ cert: trusted }),
      says: /authority that is not known here.*NODE_EXTRA_CA_CERTS/,
    },
    {
      what: 'no cipher in common',
      place: () => atTls({ cert: trusted, ciphers: 'AES128-SHA', maxVersion: 'TLSv1.2' }),
      says: /no way of encrypting in common/,
    },
    {
      what: 'plain HTTP at a port for TLS',
      place: async () => `https://localhost:${await openAt(createHttpServer())}`,
      says: /does not speak TLS.*plain HTTP/,
    },
    {
      what: 'a name that nobody knows',
      place: () => 'https://nowhere.invalid',
      says: /knows its name.*ENOTFOUND/,
    },
  ])('$what', async ({ place, says }) => {
    const { error, trace } = await errorAt(await place())
    expect(error).toMatchObject({ code: 'network', retryable: false })
    expect(error.message).toMatch(says)
    expect(error.message).toMatch(/^[\w.]+(:\d+)? could not be reached: .*\. Nothing was sent\.$/)
    expect(error.message).not.toMatch(/SSL routines|[\dA-F]{16}/)
    expect(trace.mayBeAccepted).toBe(false)
  })

  test.each([
    { what: 'a certificate that ran out', cert: expired, says: /has expired.*clock.*CERT_HAS_EXPIRED/ },
    { what: 'a certificate of another name', cert: ofAnother, says: /for another name.*other\.example/ },
  ])('$what', async ({ cert, says }) => {
    trustAuthority()
    const { error } = await errorAt(await atTls({ cert }))
    expect(error).toMatchObject({ code: 'network', retryable: false })
    expect(error.message).toMatch(says)
  })
})

describe('what may be over soon is told in plain words, and tried again', () => {
  test('a port where nobody listens', async () => {
    const port = await closedPort()
    const { error } = await errorAt(`https://127.0.0.1:${port}`)
    expect(error).toMatchObject({ code: 'network', retryable: true })
    expect(error.message).toContain(`the connection is refused`)
    expect(error.message).toContain(`(ECONNREFUSED at 127.0.0.1:${port})`)
  })

  test('a connection that is closed while TLS is agreed upon', async () => {
    const port = await openAt(createServer((socket) => socket.once('data', () => socket.destroy())))
    const { error } = await errorAt(`https://localhost:${port}`)
    expect(error).toMatchObject({ code: 'network', retryable: true })
    expect(error.message).toMatch(/reset|closed while TLS/)
  })
})

const fault = (code: string, fields: object = {}) => Object.assign(new Error('raw words'), { code }, fields)

describe('the words of a fault', () => {
  test.each([
    ['EAI_AGAIN', /name server gives no answer.*online/, false],
    ['EHOSTUNREACH', /no way to its address/, false],
    ['ENETUNREACH', /no way to its address/, false],
    ['ETIMEDOUT', /in time/, false],
    ['UND_ERR_CONNECT_TIMEOUT', /in time/, false],
    ['UND_ERR_SOCKET', /the other side closed/, false],
    ['EMFILE', /too many connections.*ulimit/, false],
    ['EACCES', /does not allow/, true],
    ['CERT_NOT_YET_VALID', /not valid yet/, true],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', /no version of TLS/, true],
    ['HPE_INVALID_CONSTANT', /no HTTP/, false],
  ])('%s', (code, says, isPermanent) => {
    const found = networkFault(fault(code))
    expect(found.isPermanent).toBe(isPermanent)
    expect(found.text).toMatch(says)
  })

  test('are those of each address that was tried, once', () => {
    const refused = (address: string) => fault('ECONNREFUSED', { address, port: 443 })
    const unreachable = fault('ENETUNREACH', { address: '2001:db8::1', port: 443 })
    const { text, isPermanent } = networkFault(
      new AggregateError([refused('192.0.2.1'), unreachable, refused('192.0.2.1')]),
    )
    expect(text).toMatch(/refused.*at 192\.0\.2\.1:443\); there is no way.*at \[2001:db8::1\]:443\)$/)
    expect(isPermanent).toBe(false)
  })

  test('name the addresses that gave no connection in time', () => {
    const message =
      'Connect Timeout Error (attempted addresses: 192.0.2.1:443, 192.0.2.2:443, timeout: 10000ms)'
    const late = Object.assign(new Error(message), { code: 'UND_ERR_CONNECT_TIMEOUT' })
    expect(networkFault(late).text).toMatch(
      /in time.*\(UND_ERR_CONNECT_TIMEOUT at 192\.0\.2\.1:443, 192\.0\.2\.2:443\)$/,
    )
  })

  test('are permanent where each address has a reason that stays', () => {
    const stays = fault('CERT_HAS_EXPIRED')
    expect(networkFault(new AggregateError([stays, stays]))).toEqual(networkFault(stays))
    expect(networkFault(new AggregateError([stays, fault('ETIMEDOUT')])).isPermanent).toBe(false)
  })

  test('are found within what wraps them', () => {
    const wrapped = new Error('fetch failed', { cause: new AggregateError([fault('ENOTFOUND')]) })
    expect(networkFault(wrapped).text).toContain('knows its name')
  })

  test('are those of OpenSSL where a code hides them', () => {
    const message =
      'write EPROTO 80A1B2C3D4E5F600:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:c:1:'
    const hidden = Object.assign(new Error(message), { code: 'EPROTO' })
    expect(networkFault(hidden)).toMatchObject({ isPermanent: true })
    expect(networkFault(hidden).text).toContain('does not speak TLS')
  })

  /** Older versions of OpenSSL name alerts by the protocol that had them first. */
  test.each([
    ['HANDSHAKE_FAILURE', 'SSLV3', /no way of encrypting in common/],
    ['PROTOCOL_VERSION', 'TLSV1', /no version of TLS/],
    ['INAPPROPRIATE_FALLBACK', 'TLSV1', /no version of TLS/],
    ['INSUFFICIENT_SECURITY', 'TLSV1', /too weak/],
    ['NO_APPLICATION_PROTOCOL', 'TLSV1', /no protocol in common/],
    ['ACCESS_DENIED', 'TLSV1', /denies access/],
    ['BAD_CERTIFICATE', 'SSLV3', /certificate of the client/],
    ['NO_CERTIFICATE', 'SSLV3', /certificate of the client/],
    ['UNSUPPORTED_CERTIFICATE', 'SSLV3', /certificate of the client/],
    ['CERTIFICATE_REVOKED', 'SSLV3', /certificate of the client/],
    ['CERTIFICATE_EXPIRED', 'SSLV3', /certificate of the client/],
    ['CERTIFICATE_UNKNOWN', 'SSLV3', /certificate of the client/],
    ['CERTIFICATE_REQUIRED', 'TLSV13', /certificate of the client/],
    ['UNKNOWN_CA', 'TLSV1', /certificate of the client/],
  ])('of the alert %s stay, whatever OpenSSL calls it', (alert, since, says) => {
    for (const family of [since, 'SSL/TLS']) {
      const code = `ERR_SSL_${family}_ALERT_${alert}`
      const reason = code.slice('ERR_SSL_'.length).toLowerCase().replaceAll('_', ' ')
      const message = `write EPROTO 80A1:error:0A000410:SSL routines:ssl3_read_bytes:${reason}:c:1:SSL alert`
      const hidden = Object.assign(new Error(message), { code: 'EPROTO' })
      for (const thrown of [fault(code, { reason }), hidden, fault('EPROTO', { reason })]) {
        const found = networkFault(thrown)
        expect(found.isPermanent).toBe(true)
        expect(found.text).toMatch(says)
      }
    }
  })

  test.each(['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'ERR_SSL_SSL/TLS_ALERT_INTERNAL_ERROR'])(
    'of %s may be over soon',
    (code) => expect(networkFault(fault(code))).toMatchObject({ isPermanent: false }),
  )

  test.each(['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'ERR_SSL_SSL/TLS_UNRECOGNIZED_NAME'])('of %s stay', (code) =>
    expect(networkFault(fault(code))).toMatchObject({ isPermanent: true }),
  )

  test('of what no table knows are its own', () => {
    expect(networkFault(new Error('out of order')).text).toBe('out of order')
    expect(networkFault(new AggregateError([])).text).toBe('AggregateError')
    expect(networkFault('a kite').text).toBe('a kite')
    expect(networkFault(fault('ERR_SSL_NEWS', { reason: 'news' })).text).toBe(
      'the TLS handshake failed: news (ERR_SSL_NEWS)',
    )
  })
})
