import type { Provider } from '../contract/provider.js'
import { MediaplugError } from '../error/error.js'
import { asSentence } from '../error/message.js'
import { show } from '../error/show.js'
import { wrapError } from '../error/wrap-error.js'
import { actUntil } from '../http/act-until.js'
import { Attempt } from '../http/attempt.js'
import type { Vendor } from '../http/vendor.js'
import { Call } from '../time/call.js'

/** An error message may wait so long for what it can tell besides, in ms. */
const patienceMs = 3_000

/**
 * Asks the vendor how many credits the account has left, once.
 *
 * @throws MediaplugError of the phase `account`; `protocol` for what is no number.
 */
export async function askCredits(vendor: Vendor, signal: AbortSignal): Promise<number> {
  const { provider } = vendor
  try {
    const credits: unknown = await actUntil(signal, new Attempt(vendor, 'account'), (context) =>
      Promise.resolve(provider.account?.credits?.(context)),
    )
    if (typeof credits === 'number' && Number.isFinite(credits)) return credits
    throw new MediaplugError('protocol', `the credits that are left must be a number, got ${show(credits)}.`)
  } catch (thrown) {
    if (signal.aborted) throw thrown
    throw wrapError(thrown, { provider: provider.id, phase: 'account' }, provider.secrets())
  }
}

const asked = new WeakMap<Provider, Promise<number>>()

/** One question for all errors that come while it is under way. */
function askOnce(vendor: Vendor): Promise<number> {
  const { provider } = vendor
  const existing = asked.get(provider)
  if (existing) return existing
  const call = new Call(undefined, patienceMs)
  const credits = askCredits(vendor, call.signal).finally(() => {
    call.close()
    asked.delete(provider)
  })
  asked.set(provider, credits)
  return credits
}

/** A `quota` error with the credits that are left, where the vendor tells them; any other as it is. */
export async function withCreditsLeft(error: MediaplugError, vendor: Vendor): Promise<MediaplugError> {
  if (error.code !== 'quota' || !vendor.provider.account?.credits) return error
  try {
    const creditsLeft = await askOnce(vendor)
    const { message, ...details } = error.toJSON()
    const words = `${asSentence(message)} The account has ${creditsLeft} credits left.`
    return new MediaplugError('quota', words, { ...details, creditsLeft, cause: error.cause })
  } catch {
    return error
  }
}
