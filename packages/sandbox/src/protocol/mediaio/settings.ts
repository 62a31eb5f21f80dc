import type { SettingRules } from '../define-vendor.js'
import { type ResultForm, resultForms } from './result/form.js'
import { type StatusWords, statusWords } from './status.js'

/** What can be set for Media.io. */
export interface MediaioSettings {
  /**
   * How the `result` of a task is spelled. `array`, as observed: `[{ val, preview, status }]`. `object`, as the
   * vendor's documentation has it without naming what is inside: `{ images: [url] }` or `{ videos: [url] }`.
   * `wrapped`: the array inside such an object. `illustrated`: the array, with links to a cover and to pages beside each
   * file. Default `array`.
   */
  readonly resultForm: ResultForm
  /** The words for a task that waits, is being made, and is done. Default `waiting/processing/completed`. */
  readonly statusWords: StatusWords
  /** How many credits each account begins with. Default 100 000. */
  readonly credits: number
  /** How many credits a generation costs, of whatever model. Default 10. */
  readonly generationCredits: number
  /** For how many seconds after its acceptance polls do not know a task: code 40003. Default 0. */
  readonly unknownSeconds: number
  /** For how many seconds from the start of the sandbox keys work; then they have expired. Default a year. */
  readonly keySeconds: number
}

/** The settings that hold when none are given, and the words that some of them may be. */
export const mediaioSettings: SettingRules<MediaioSettings> = {
  defaults: {
    resultForm: 'array',
    statusWords: 'waiting/processing/completed',
    credits: 100_000,
    generationCredits: 10,
    unknownSeconds: 0,
    keySeconds: 365 * 24 * 3600,
  },
  words: { resultForm: resultForms, statusWords },
}
