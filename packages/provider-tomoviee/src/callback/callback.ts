import {
  type CallbackClient,
  type CallbackHandlers,
  type Credential,
  type CredentialSource,
  credential,
  defineCallback,
  MediaplugError,
  vendorId,
  z,
} from '@mediaplug/core/provider'
import { tokenOf } from './signed-url.js'
import { isToken, looksLikeToken } from './token.js'

export type { CallbackClient } from '@mediaplug/core/provider'

/** Handlers of the vendor's callbacks, one for each kind of server. They take at most 65 536 bytes. */
export type TomovieeCallback = CallbackHandlers

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

const payload = z.object({ task_id: vendorId.refine((id) => id.length <= 512) })

/** The vendor signs nothing: its proof is the token in the URL, which the provider put there. */
const createHandlers = defineCallback<string>({
  maxBytes: 65_536,
  async verify({ url }, appSecret) {
    const token = tokenOf(url)
    return looksLikeToken(token) && isToken(token, await appSecret())
  },
  refOf: (body) => payload.parse(body).task_id,
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
    const message = 'tomovieeCallback(): client must be a client of @mediaplug/core.'
    throw new MediaplugError('invalid-input', message, { phase: 'input' })
  }
  return createHandlers({ client, provider, secret: credentialOf(options?.appSecret) })
}
