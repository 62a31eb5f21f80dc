import { type CredentialKind, credentialKinds, type SettingRules } from '../define-vendor.js'

/** What can be set for Tencent. */
export interface TencentSettings {
  /** How long a generation takes whose answer has the image, in seconds: the answer comes after it. Default 0.2. */
  readonly answerSeconds: number
  /**
   * How many generations of one action an account may have at once before `RequestLimitExceeded.JobNumExceed`. Default:
   * the vendor's, three of `ImageToImage` and one of each other.
   */
  readonly concurrency: number | undefined
  /** How far the vendor's clock is ahead of this machine's, in seconds; negative when behind. Default 0. */
  readonly clockOffsetSeconds: number
  /** Whether credentials have a token: `permanent` ones do not, `temporary` ones do. Default `permanent`. */
  readonly credentials: CredentialKind
}

/** The settings that hold when none are given, and what may be set. */
export const tencentSettings: SettingRules<TencentSettings> = {
  defaults: { answerSeconds: 0.2, concurrency: undefined, clockOffsetSeconds: 0, credentials: 'permanent' },
  words: { credentials: credentialKinds },
  signed: ['clockOffsetSeconds'],
}
