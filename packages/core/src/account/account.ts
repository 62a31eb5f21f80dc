import { MediaplugError } from '../error/error.js'
import { stoppedError } from '../error/stopped.js'
import { untilAnswered } from '../http/repeat-unpaid.js'
import type { Vendor } from '../http/vendor.js'
import { openCall } from '../time/open-call.js'
import type { ClientAccount } from './client-account.js'
import { askCredits } from './credits.js'

/**
 * Gives the account with a vendor.
 *
 * @throws MediaplugError `unsupported` for a vendor that tells nothing of credits.
 */
export function createAccount(vendor: Vendor, usualTimeoutMs: number): ClientAccount {
  const { id, account } = vendor.provider
  const place = { provider: id, phase: 'account' } as const
  if (!account?.credits)
    throw new MediaplugError('unsupported', `${id}: the vendor tells nothing of credits.`, place)
  return {
    async credits(options) {
      const call = openCall(options, usualTimeoutMs)
      const { signal } = call
      try {
        return await untilAnswered(() => askCredits(vendor, signal), signal)
      } catch (error) {
        throw call.isStopped ? stoppedError(call.reason, 'The credits are not known.', place) : error
      } finally {
        call.close()
      }
    },
  }
}
