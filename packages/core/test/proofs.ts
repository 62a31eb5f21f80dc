import {
  createHash,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  sign,
  verify,
} from 'node:crypto'
import { type CallbackFactory, defineCallback, isRecent, isSameProof, z } from '../src/provider.js'

/** A way to prove a callback, and what a vendor does that has the secret. */
export interface Proof<Secret = unknown> {
  readonly name: string
  readonly factory: CallbackFactory<Secret>
  readonly secret: Secret
  /** A secret that the vendor has not. */
  readonly otherSecret: Secret
  readonly body: string
  /** Signs a body, as sent at a time in seconds since 1970. */
  sign(body: string, seconds: number): Sent
  /** Proofs whose form alone shows that they are none, made of a right one. */
  readonly malformed: Readonly<Record<string, (sent: Sent) => Sent>>
  /** A proof of the right form that proves nothing. */
  forge(sent: Sent): Sent
}

/** What is sent beside the body. */
export interface Sent {
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
}

const withHeader =
  (name: string, change: (value: string) => string) =>
  (sent: Sent): Sent => ({
    ...sent,
    headers: { ...sent.headers, [name]: change(sent.headers[name] ?? '') },
  })
const without = (name: string) => withHeader(name, () => '')

const whsec = () => `whsec_${Buffer.from(crypto.randomUUID()).toString('base64')}`
const replicateSecret = whsec()

function signReplicate(body: string, seconds: number): Sent {
  const id = `msg_${seconds}`
  const key = Buffer.from(replicateSecret.slice(6), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  const other = Buffer.alloc(32, 7).toString('base64')
  const signature = `v1,${other} v1a,elsewhere v1,${mac}`
  return {
    query: '',
    headers: { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signature },
  }
}

/** HMAC-SHA256 of id, time and body; several signatures in one header. */
export const replicate: Proof<string> = {
  name: 'an HMAC of id, time and body',
  factory: defineCallback<string>({
    async verify({ headers, body }, secret) {
      const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': list = '' } = headers
      const given = list.split(' ').flatMap((one) => /^v1,([\w+/]{43}=)$/.exec(one)?.[1] ?? [])
      if (!id || given.length === 0 || !isRecent(time)) return false
      const key = Buffer.from((await secret()).replace(/^whsec_/, ''), 'base64')
      const signed = createHmac('sha256', key)
        .update(`${id}.${time}.`)
        .update(await body())
      const expected = signed.digest('base64')
      return given.some((one) => isSameProof(one, expected))
    },
    refOf: (payload) => z.object({ id: z.string() }).parse(payload).id,
  }),
  secret: replicateSecret,
  otherSecret: whsec(),
  body: '{"id":"t1"}',
  sign: signReplicate,
  malformed: {
    'no signature': without('webhook-signature'),
    'no id': without('webhook-id'),
    'no time': without('webhook-timestamp'),
    'a signature that is too short': withHeader('webhook-signature', (list) => list.replaceAll('=', '')),
    'signatures of another version': withHeader('webhook-signature', (list) => list.replaceAll('v1,', 'v2,')),
  },
  forge: withHeader('webhook-signature', (list) => list.slice(0, 47)),
}

const falKeys = generateKeyPairSync('ed25519')
const jwk = (key: ReturnType<typeof generateKeyPairSync>['publicKey']): JsonWebKey =>
  key.export({ format: 'jwk' })
const otherKey = () => jwk(generateKeyPairSync('ed25519').publicKey)

function signFal(body: string, seconds: number): Sent {
  const [id, user] = [`request-${seconds}`, 'user-1']
  const hash = createHash('sha256').update(body).digest('hex')
  const signature = sign(null, Buffer.from([id, user, seconds, hash].join('\n')), falKeys.privateKey)
  return {
    query: '',
    headers: {
      'x-fal-webhook-request-id': id,
      'x-fal-webhook-user-id': user,
      'x-fal-webhook-timestamp': String(seconds),
      'x-fal-webhook-signature': signature.toString('hex'),
    },
  }
}

/** Ed25519 over request, user, time and the hash of the body; one of several keys. */
export const fal: Proof<readonly JsonWebKey[]> = {
  name: 'an ed25519 signature of ids, time and hash',
  factory: defineCallback<readonly JsonWebKey[]>({
    async verify({ headers, body }, keys) {
      const [id, user, time, signature] = ['request-id', 'user-id', 'timestamp', 'signature'].map(
        (name) => headers[`x-fal-webhook-${name}`],
      )
      if (!id || !user || !/^[\da-f]{128}$/i.test(signature ?? '') || !isRecent(time)) return false
      const hash = createHash('sha256')
        .update(await body())
        .digest('hex')
      const signed = Buffer.from([id, user, time, hash].join('\n'))
      const proof = Buffer.from(signature ?? '', 'hex')
      return (await keys()).some((key) =>
        verify(null, signed, createPublicKey({ key, format: 'jwk' }), proof),
      )
    },
    refOf: (payload) => z.object({ request_id: z.string() }).parse(payload).request_id,
  }),
  secret: [otherKey(), jwk(falKeys.publicKey)],
  otherSecret: [otherKey()],
  body: '{"request_id":"t1"}',
  sign: signFal,
  malformed: {
    'no signature': without('x-fal-webhook-signature'),
    'no request id': without('x-fal-webhook-request-id'),
    'no user id': without('x-fal-webhook-user-id'),
    'no time': without('x-fal-webhook-timestamp'),
    'a signature that is too short': withHeader('x-fal-webhook-signature', (hex) => hex.slice(2)),
    'a signature that is no hexadecimal number': withHeader(
      'x-fal-webhook-signature',
      (hex) => `g${hex.slice(1)}`,
    ),
  },
  forge: withHeader('x-fal-webhook-signature', (hex) =>
    hex.replace(/^./, (one) => (one === '0' ? '1' : '0')),
  ),
}

const tokenSecret = 'k'.repeat(43)

/** A token in the URL: the vendor signs nothing, and the body counts for nothing. */
export const token: Proof<string> = {
  name: 'a token in the URL',
  factory: defineCallback<string>({
    async verify({ url }, secret) {
      const given = /[?&]token=([\w-]{43})(&|$)/.exec(url)?.[1]
      return given !== undefined && isSameProof(given, await secret())
    },
    refOf: (payload) => z.object({ task: z.string() }).parse(payload).task,
  }),
  secret: tokenSecret,
  otherSecret: 'o'.repeat(43),
  body: '{"task":"t1"}',
  sign: () => ({ query: `?team=a&token=${tokenSecret}`, headers: {} }),
  malformed: {
    'no token': (sent) => ({ ...sent, query: '' }),
    'a token that is too short': (sent) => ({ ...sent, query: sent.query.slice(0, -1) }),
    'a token that is too long': (sent) => ({ ...sent, query: `${sent.query}k` }),
  },
  forge: (sent) => ({ ...sent, query: sent.query.replace(/.$/, 'x') }),
}
