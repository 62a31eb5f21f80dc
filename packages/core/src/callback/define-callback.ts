import { MediaplugError } from '../error/error.js'
import type { CallbackHandlers } from './callback-handlers.js'
import type { CallbackRequest } from './callback-request.js'
import { handlersOf } from './handlers.js'
import { receive } from './receive.js'

/** A client, as far as callbacks need one. */
export interface CallbackClient<Id extends string = string> {
  /**
   * Makes those who wait for a task ask the vendor at once. It is called once with an empty reference, when handlers are
   * made, so that a provider that the client has not is told then.
   */
  notify(provider: Id, ref: string): void
}

/** How a vendor's callbacks are believed, and what they are about. */
export interface CallbackDefinition<Secret> {
  /**
   * Whether a request proves that the vendor sent it.
   *
   * Look at the form of the proof first, then at its time ({@link isRecent}), then call `secret`, and compare last, by
   * {@link isSameProof} or a function of `node:crypto`. What throws here is answered with 500, and wakes nobody.
   *
   * @param request - Its body is read when it is asked for.
   * @param secret - Gives what the application holds: a signing secret, or the vendor's public keys.
   */
  verify(request: CallbackRequest, secret: () => Promise<Secret>): boolean | Promise<boolean>
  /**
   * The reference of the task that a callback is about, as the model's `start` gave it. `undefined`, or an exception,
   * where it names none.
   *
   * @param payload - The body, parsed as JSON. An integer beyond 2^53 is a `bigint`, as {@link vendorId} takes it.
   * @param request - For vendors that name the task elsewhere.
   */
  refOf(payload: unknown, request: CallbackRequest): string | undefined
  /** How large a body may be, in bytes. Default: 1 048 576. */
  readonly maxBytes?: number | undefined
}

/** What a handler of callbacks is made of. */
export interface CallbackOptions<Id extends string, Secret> {
  /** Whose waiting tasks are woken. */
  readonly client: CallbackClient<Id>
  /** The id of the provider whose vendor calls. */
  readonly provider: NoInfer<Id>
  /** Gives what the proof is checked with: called for each callback whose proof has the right form. */
  secret(): Secret | Promise<Secret>
}

/** Makes handlers of a vendor's callbacks for a client. */
export type CallbackFactory<Secret> = <Id extends string>(
  options: CallbackOptions<Id, Secret>,
) => CallbackHandlers

const usualMaxBytes = 1_048_576
const timeoutMs = 10_000

/**
 * Defines how a vendor's callbacks are received.
 *
 * A callback tells that a task has ended, so that those who wait for it need not wait for the next poll. It is a hint:
 * they ask the vendor, and only its answer counts. One that is lost costs time; one that is replayed costs a poll at
 * most; one without a proof costs nothing.
 *
 * @param definition - How a request is believed, and which task it is about.
 * @returns A factory of handlers. It throws a MediaplugError: `invalid-input` without a client, `unknown-model` for a
 *   provider that the client has not.
 * @example A signature of id, time and body by a shared secret: Replicate
 * ```ts
 * import { createHmac } from 'node:crypto'
 *
 * export const replicateCallback = defineCallback<string>({
 *   async verify({ headers, body }, secret) {
 *     const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': list = '' } = headers
 *     const given = list.split(' ').flatMap((one) => /^v1,([\w+/]{43}=)$/.exec(one)?.[1] ?? [])
 *     if (!id || given.length === 0 || !isRecent(time)) return false
 *     const key = Buffer.from((await secret()).replace(/^whsec_/, ''), 'base64')
 *     const expected = createHmac('sha256', key).update(`${id}.${time}.`).update(await body()).digest('base64')
 *     return given.some((one) => isSameProof(one, expected))
 *   },
 *   refOf: (payload) => z.object({ id: z.string() }).parse(payload).id,
 * })
 * ```
 * @example A signature by the vendor's own key: fal
 * ```ts
 * import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto'
 *
 * export const falCallback = defineCallback<readonly JsonWebKey[]>({
 *   async verify({ headers, body }, keys) {
 *     const [id, user, time, signature] = ['request-id', 'user-id', 'timestamp', 'signature'].map(
 *       (name) => headers[`x-fal-webhook-${name}`],
 *     )
 *     if (!id || !user || !/^[\da-f]{128}$/i.test(signature ?? '') || !isRecent(time)) return false
 *     const hash = createHash('sha256').update(await body()).digest('hex')
 *     const signed = Buffer.from([id, user, time, hash].join('\n'))
 *     const proof = Buffer.from(signature ?? '', 'hex')
 *     return (await keys()).some((key) => verify(null, signed, createPublicKey({ key, format: 'jwk' }), proof))
 *   },
 *   refOf: (payload) => z.object({ request_id: z.string() }).parse(payload).request_id,
 * })
 * ```
 * @example A token in the URL, for a vendor that signs nothing
 * ```ts
 * export const acmeCallback = defineCallback<string>({
 *   async verify({ url }, secret) {
 *     const token = /[?&]token=([\w-]{43})(&|$)/.exec(url)?.[1]
 *     return token !== undefined && isSameProof(token, await secret())
 *   },
 *   refOf: (payload) => z.object({ task: z.string() }).parse(payload).task,
 * })
 * const { fetch: handle } = acmeCallback({ client, provider: 'tomoviee', secret: () => 'from a vault' })
 * ```
 */
export function defineCallback<Secret>(definition: CallbackDefinition<Secret>): CallbackFactory<Secret> {
  const { verify, refOf, maxBytes = usualMaxBytes } = definition
  return ({ client, provider, secret }) => {
    if (typeof client?.notify !== 'function') {
      const message = 'A handler of callbacks: client must be a client of @mediaplug/core.'
      throw new MediaplugError('invalid-input', message, { phase: 'input' })
    }
    const notify = (ref: string): void => client.notify(provider, ref)
    // No task has an empty reference. The call shows here, not at the first callback, whether the client has the provider.
    notify('')
    return handlersOf((request) =>
      receive(request, {
        limits: { maxBytes, timeoutMs },
        verify: (received) => verify(received, async () => secret()),
        refOf,
        notify,
      }),
    )
  }
}
