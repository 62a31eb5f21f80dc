import { type CredentialKind, credentialKinds, type SettingRules } from '../define-vendor.js'

/** The regions that the vendor has. */
const regions = ['cn-beijing', 'cn-guangzhou', 'cn-shanghai', 'cn-beijing2', 'ap-southeast-1'] as const

/** One of them. */
export type VolcTosRegion = (typeof regions)[number]

/** What can be set for TOS. */
export interface VolcTosSettings {
  /** How long an image to image request takes, in seconds: the answer comes after it. Default 0.2. */
  readonly answerSeconds: number
  /** How far the vendor's clock is ahead of this machine's, in seconds; negative when behind. Default 0. */
  readonly clockOffsetSeconds: number
  /** Whether credentials have a token: `permanent` ones do not, `temporary` ones do. Default `permanent`. */
  readonly credentials: CredentialKind
  /** Where the buckets are. Default `cn-beijing`. */
  readonly region: VolcTosRegion
}

/** The settings that hold when none are given, and what may be set. */
export const volcTosSettings: SettingRules<VolcTosSettings> = {
  defaults: { answerSeconds: 0.2, clockOffsetSeconds: 0, credentials: 'permanent', region: 'cn-beijing' },
  words: { credentials: credentialKinds, region: regions },
  signed: ['clockOffsetSeconds'],
}
