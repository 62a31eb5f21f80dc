import type { ErrorCode } from '@mediaplug/core'
import { interruptedCode } from '../session/interruption.js'

/** How a command ends. */
export const exitCodes = {
  done: 0,
  failed: 1,
  wrongUse: 2,
  uncertain: 3,
  interrupted: interruptedCode,
} as const

/** How a command ends with an error of a code: told in the README, in the same order. */
export const exitCodeOf: Readonly<Record<ErrorCode, number>> = {
  'invalid-input': exitCodes.wrongUse,
  unsupported: exitCodes.wrongUse,
  'unknown-model': exitCodes.wrongUse,
  'no-route': exitCodes.wrongUse,
  auth: exitCodes.failed,
  quota: exitCodes.failed,
  'rate-limit': exitCodes.failed,
  rejected: exitCodes.failed,
  failed: exitCodes.failed,
  expired: exitCodes.failed,
  canceled: exitCodes.failed,
  timeout: exitCodes.failed,
  aborted: exitCodes.interrupted,
  network: exitCodes.failed,
  protocol: exitCodes.failed,
  'submission-uncertain': exitCodes.uncertain,
  download: exitCodes.failed,
  journal: exitCodes.failed,
  vendor: exitCodes.failed,
}
