/** What a code of the network says, in a person's words: the rest of a sentence about a host. */
export interface NetworkWord {
  readonly text: string
  /** Whether the next attempt would end in the same way: somebody has to change something first. */
  readonly isPermanent: boolean
}

const lasting = (text: string): NetworkWord => ({ text, isPermanent: true })
const passing = (text: string): NetworkWord => ({ text, isPermanent: false })

const unknownAuthority = lasting(
  "its certificate is of an authority that is not known here, such as a company's proxy that reads along, or the server leaves out a part of the chain. Name the authority's certificate in the variable NODE_EXTRA_CA_CERTS if you trust it",
)
const expired = (what: string): NetworkWord =>
  lasting(`its certificate ${what}, or the clock of this machine is wrong`)
const noTls = lasting(
  'what answers does not speak TLS. It may be plain HTTP at a port that is taken for https:, or a proxy that answers by itself',
)
const noVersion = lasting('server and client have no version of TLS in common')
const noCipher = lasting(
  'server and client have no way of encrypting in common, or the server does not know the name',
)
const tooWeak = lasting('its encryption or its certificate is too weak for this machine')
const clientCertificate = lasting('the server asks for a certificate of the client, or refuses it')
const slow = passing('no connection came about in time. A firewall may drop it, or the network is slow')
const noWay = passing('there is no way to its address from this network')
const closed = passing('the other side closed the connection')
const silent = passing('nothing came for too long')
const tooMany = passing(
  'this process has too many connections and files open. Do less at once, or raise the limit (ulimit -n)',
)
const nameServer = passing('the name server gives no answer at the moment. Is this machine online?')
const forbidden = lasting('this machine does not allow the connection. A firewall or a sandbox may forbid it')

/** By the code of an error of Node, of OpenSSL or of undici. */
const words: Readonly<Record<string, NetworkWord>> = {
  ENOTFOUND: lasting(
    'no name server that this machine asks knows its name. Look for a mistake in it; some networks know such names by a VPN or a proxy alone',
  ),
  EAI_NONAME: lasting('no name server that this machine asks knows its name'),
  EAI_NODATA: lasting('its name has no address'),
  ENODATA: lasting('its name has no address'),
  EAI_AGAIN: nameServer,
  EAI_FAIL: nameServer,
  ESERVFAIL: nameServer,
  ETIMEOUT: nameServer,

  ECONNREFUSED: passing('the connection is refused. Nothing listens there, or a firewall is in the way'),
  ECONNRESET: passing('the connection was reset'),
  ECONNABORTED: passing('the connection was given up by this machine'),
  EPIPE: closed,
  ETIMEDOUT: slow,
  EHOSTUNREACH: noWay,
  EHOSTDOWN: noWay,
  ENETUNREACH: noWay,
  ENETDOWN: noWay,
  EADDRNOTAVAIL: passing('this machine has no address or no port left to connect from'),
  EAFNOSUPPORT: lasting('this machine does not speak the version of IP of its address'),
  EACCES: forbidden,
  EPERM: forbidden,
  EMFILE: tooMany,
  ENFILE: tooMany,
  ENOBUFS: passing('this machine is out of memory for connections'),
  ENOMEM: passing('this machine is out of memory for connections'),

  UND_ERR_CONNECT_TIMEOUT: slow,
  UND_ERR_SOCKET: closed,
  UND_ERR_HEADERS_TIMEOUT: silent,
  UND_ERR_BODY_TIMEOUT: silent,
  UND_ERR_HEADERS_OVERFLOW: passing('the headers of its answer are too large'),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: passing('more or fewer bytes came than it announced'),
  UND_ERR_ABORTED: passing('the request was given up'),
  UND_ERR_CLOSED: passing('the connections were closed'),
  UND_ERR_DESTROYED: passing('the connections were closed'),

  DEPTH_ZERO_SELF_SIGNED_CERT: lasting(
    'its certificate is signed by itself, so nobody vouches for it. Name it in the variable NODE_EXTRA_CA_CERTS if you trust it',
  ),
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  CERT_UNTRUSTED: unknownAuthority,
  CERT_REJECTED: unknownAuthority,
  INVALID_CA: unknownAuthority,
  CERT_HAS_EXPIRED: expired('has expired'),
  CERT_NOT_YET_VALID: expired('is not valid yet'),
  CERT_REVOKED: lasting('its certificate was revoked'),
  CERT_SIGNATURE_FAILURE: lasting('the signature of its certificate is wrong'),
  CERT_CHAIN_TOO_LONG: lasting('the chain of its certificate is too long'),
  PATH_LENGTH_EXCEEDED: lasting('the chain of its certificate is too long'),
  INVALID_PURPOSE: lasting('its certificate is not for servers'),
  HOSTNAME_MISMATCH: lasting('its certificate is for another name'),
  ERR_TLS_CERT_ALTNAME_INVALID: lasting(
    'its certificate is for another name. Something else may answer in its place, such as the login page of a network',
  ),
  ERR_TLS_CERT_ALTNAME_FORMAT: lasting('the names in its certificate cannot be read'),
  ERR_TLS_HANDSHAKE_TIMEOUT: slow,

  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: noTls,
  ERR_SSL_HTTP_REQUEST: noTls,
  ERR_SSL_UNSUPPORTED_PROTOCOL: noVersion,
  ERR_SSL_NO_PROTOCOLS_AVAILABLE: noVersion,
  ERR_SSL_VERSION_TOO_LOW: noVersion,
  ERR_SSL_ALERT_PROTOCOL_VERSION: noVersion,
  ERR_SSL_ALERT_INAPPROPRIATE_FALLBACK: noVersion,
  ERR_SSL_ALERT_NO_APPLICATION_PROTOCOL: lasting('server and client have no protocol in common above TLS'),
  ERR_SSL_ALERT_HANDSHAKE_FAILURE: noCipher,
  ERR_SSL_UNRECOGNIZED_NAME: noCipher,
  ERR_SSL_NO_SHARED_CIPHER: noCipher,
  ERR_SSL_NO_CIPHERS_AVAILABLE: noCipher,
  ERR_SSL_NO_SUITABLE_KEY_SHARE: noCipher,
  ERR_SSL_ALERT_INSUFFICIENT_SECURITY: tooWeak,
  ERR_SSL_DH_KEY_TOO_SMALL: tooWeak,
  ERR_SSL_EE_KEY_TOO_SMALL: tooWeak,
  ERR_SSL_CA_KEY_TOO_SMALL: tooWeak,
  ERR_SSL_CA_MD_TOO_WEAK: tooWeak,
  ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED: tooWeak,
  ERR_SSL_ALERT_ACCESS_DENIED: lasting(
    'the server, or a firewall in its place, denies access while TLS is agreed upon',
  ),
  ERR_SSL_ALERT_CERTIFICATE_REQUIRED: clientCertificate,
  ERR_SSL_ALERT_NO_CERTIFICATE: clientCertificate,
  ERR_SSL_ALERT_BAD_CERTIFICATE: clientCertificate,
  ERR_SSL_ALERT_UNSUPPORTED_CERTIFICATE: clientCertificate,
  ERR_SSL_ALERT_CERTIFICATE_REVOKED: clientCertificate,
  ERR_SSL_ALERT_CERTIFICATE_EXPIRED: clientCertificate,
  ERR_SSL_ALERT_CERTIFICATE_UNKNOWN: clientCertificate,
  ERR_SSL_ALERT_UNKNOWN_CA: clientCertificate,
}

/**
 * What a code of the network says, where it is known. Which protocol had an alert first is in the codes of OpenSSL's, and
 * each of its versions says it in another way: `SSLV3_ALERT_…` is `SSL/TLS_ALERT_…` from 3.2 on.
 */
export function wordOf(code: string): NetworkWord | undefined {
  const key = code.replace(/^ERR_SSL_(?:SSL[/_]TLS|SSLV3|TLSV13?)_/, 'ERR_SSL_')
  return Object.hasOwn(words, key) ? words[key] : undefined
}
