import type { SettingRules } from '../define-vendor.js'

/** What can be set for EdrawMax. */
export interface EdrawmaxSettings {
  /** How long a generation takes, in seconds: the answer comes after it. Default 0.2. */
  readonly answerSeconds: number
  /** How many generations one `X-User-ID` may have at once before code 3001. Default 3. */
  readonly concurrency: number
  /**
   * What is missing in the answers: `png`, `svg` or `files`, whose links are empty then; `source`, whose field is not
   * there. Default `nothing`.
   */
  readonly missing: MissingPart
}

const missingParts = ['nothing', 'png', 'svg', 'files', 'source'] as const

/** A part of an answer that may be missing. */
export type MissingPart = (typeof missingParts)[number]

/** The settings that hold when none are given. */
export const edrawmaxSettings: SettingRules<EdrawmaxSettings> = {
  defaults: { answerSeconds: 0.2, concurrency: 3, missing: 'nothing' },
  words: { missing: missingParts },
}
