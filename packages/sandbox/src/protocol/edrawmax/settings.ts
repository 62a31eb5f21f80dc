import type { SettingRules } from '../define-vendor.js'

/** What can be set for EdrawMax. */
export interface EdrawmaxSettings {
  /** How long a generation takes, in seconds: the answer comes after it. Default 0.2. */
  readonly answerSeconds: number
  /** How many generations one `X-User-ID` may have at once before code 3001. Default 3. */
  readonly concurrency: number
}

/** The settings that hold when none are given. */
export const edrawmaxSettings: SettingRules<EdrawmaxSettings> = {
  defaults: { answerSeconds: 0.2, concurrency: 3 },
}
