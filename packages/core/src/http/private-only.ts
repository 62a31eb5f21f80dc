import { type ErrorCode, MediaplugError, type Phase } from '../error/error.js'
import { addressCause } from './address-cause.js'
import { type AddressGuard, withTrusted } from './guarded-connect.js'
import { isPrivateAddress } from './private-address.js'

/**
 * Allows private addresses alone, for what goes by `http:` and must not leave the private network.
 *
 * @param trustedNetworks - What the user trusts besides: a private network may use addresses of the public.
 */
export const privateOnly = (
  code: ErrorCode,
  phase: Phase | undefined,
  trustedNetworks: readonly string[] | undefined,
): AddressGuard => ({
  allows: withTrusted(isPrivateAddress, trustedNetworks),
  refusal: (hostname, address) =>
    new MediaplugError(
      code,
      `${hostname} is refused: ${address} is not a private address, and http: is for a private network only. ${addressCause(address, hostname)}. Nothing was sent.`,
      { phase, retryable: false },
    ),
})
