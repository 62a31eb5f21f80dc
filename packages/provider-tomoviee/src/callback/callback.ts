import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { type Credential, type CredentialSource, credential, MediaplugError } from '@mediaplug/core/provider'
import { type CallbackAnswer, type CallbackRequest, receive } from './receive.js'

/** A client of `@mediaplug/core`, as far as callbacks need one. */
export interface CallbackClient<Id extends string = string> {
  /** Makes those who wait for a task ask the vendor at once. */
  notify(provider: Id, ref: string): void
}

/** What a handler of callbacks is made of. */
export type TomovieeCallbackOptions<Id extends string = string> = {
  /** Whose waiting tasks are woken. */
  readonly client: CallbackClient<Id>
  /**
   * The secret that the provider was given. Default: the environment variable `TOMOVIEE_APP_SECRET`, read at
   * the first callback.
   */
  readonly appSecret?: CredentialSource
} & ('tomoviee' extends Id
  ? {
      /** The provider's id, where `as` gave it another. Default: `tomoviee`. */
      readonly provider?: NoInfer<Id>
    }
  : {
      /** The id that the provider was given by `as`. */
      readonly provider: NoInfer<Id>
    })

/**
 * Handlers of the vendor's callbacks, one for each kind of server. Neither needs `this`.
 *
 * Both answer 200, 400 (no JSON with a `task_id`), 403 (no token, or one that was not made with the secret),
 * 405 (not POST), 408 (no complete body within 10 seconds), 413 (more than 65 536 bytes) or 500 (the secret
 * could not be fetched).
 */
export interface TomovieeCallback {
  /** For servers of `Request` and `Response`. Never rejects. */
  fetch(request: Request): Promise<Response>
  /** For `node:http`, and frameworks over it; ahead of what parses bodies. Never rejects. */
  node(request: IncomingMessage, response: ServerResponse): Promise<void>
}

const headersOf = ({ status }: CallbackAnswer): Record<string, string> => ({
  'content-type': 'text/plain; charset=utf-8',
  ...(status === 405 ? { allow: 'POST' } : {}),
})

function credentialOf(source: CredentialSource | undefined): Credential {
  const { data: appSecret } = credential('TOMOVIEE_APP_SECRET').safeParse(source)
  if (appSecret) return appSecret
  const message = 'tomovieeCallback(): appSecret must be a string that is not empty, or a function.'
  throw new MediaplugError('invalid-input', message, { phase: 'input' })
}

/**
 * Makes handlers of the vendor's callbacks, for the server behind `callbackUrl`.
 *
 * A callback tells that a task has ended, so that those who wait for it need not wait for the next poll. The
 * vendor does not sign it: the provider puts a token into the URL, the handler checks the token and wakes
 * those who wait, and they ask the vendor. Nothing else of the payload is used. A callback that is lost costs
 * time; one that is replayed or made up costs a poll at most.
 *
 * @param options - `client`; `appSecret` where it is not in the environment; `provider` where it is
 *   registered under another id.
 * @throws MediaplugError `unknown-model` when the client has no such provider, `invalid-input` for a secret
 *   that is none.
 * @example A server for callbacks
 * ```ts
 * import { createServer } from 'node:http'
 * import { tomovieeCallback } from '@mediaplug/provider-tomoviee'
 *
 * const callback = tomovieeCallback({ client })
 * createServer(callback.node).listen(8080)
 * ```
 */
export function tomovieeCallback<Id extends string>(options: TomovieeCallbackOptions<Id>): TomovieeCallback
// The types above say that the provider is one of the client's. Inside, it is a text.
export function tomovieeCallback(options?: {
  readonly client?: CallbackClient
  readonly appSecret?: CredentialSource
  readonly provider?: string
}): TomovieeCallback {
  const { client, provider = 'tomoviee' } = options ?? {}
  if (typeof client?.notify !== 'function') {
    throw new MediaplugError(
      'invalid-input',
      'tomovieeCallback(): client must be a client of @mediaplug/core.',
      {
        phase: 'input',
      },
    )
  }
  const appSecret = credentialOf(options?.appSecret)
  const notify = (taskId: string): void => client.notify(provider, taskId)
  // No task has an empty id. The call shows here, not at the first callback, whether the client has the provider.
  notify('')

  const answer = (request: CallbackRequest): Promise<CallbackAnswer> =>
    receive(request, { appSecret, notify })

  return {
    async fetch(request) {
      const answered = await answer(request)
      return new Response(answered.text, { status: answered.status, headers: headersOf(answered) })
    },
    async node(incoming, outgoing) {
      const { method, url = '' } = incoming
      const answered = await answer({ method, url, body: Readable.toWeb(incoming) })
      // A body that was refused is not read to its end, so the connection cannot be used again.
      outgoing.writeHead(answered.status, { ...headersOf(answered), connection: 'close' }).end(answered.text)
    },
  }
}
