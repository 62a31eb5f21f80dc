import type { Phase } from '../error/error.js'
import { type ErrorCode, MediaplugError } from '../error/error.js'
import type { AddressGuard } from './guarded-connect.js'
import { isPrivateAddress } from './private-address.js'

/** Allows private addresses alone, for what goes by `http:` and must not leave the private network. */
export const privateOnly = (code: ErrorCode, phase?: Phase): AddressGuard => ({
  allows: isPrivateAddress,
  refusal: (hostname, address) =>
    new MediaplugError(
      code,
      `${hostname} is refused: ${address} is not a private address, and http: is for a private network only. Nothing was sent.`,
      { phase, retryable: false },
    ),
})
