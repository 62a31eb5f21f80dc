import type { Phase } from '../error/error.js'
import { type ErrorCode, MediaplugError } from '../error/error.js'
import type { AddressGuard } from './guarded-connect.js'
import { isPublicAddress } from './public-address.js'

/** Refuses public addresses, for what goes by `http:` and must not leave the private network. */
export const privateOnly = (code: ErrorCode, phase?: Phase): AddressGuard => ({
  allows: (address) => !isPublicAddress(address),
  refusal: (hostname, address) =>
    new MediaplugError(
      code,
      `${hostname} is refused: ${address} is a public address, and http: is for a private network only. Nothing was sent.`,
      { phase, retryable: false },
    ),
})
