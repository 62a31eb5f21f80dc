import type { SettingRules } from '../define-vendor.js'

/** The ways in which Tomoviee is known to spell the same answer. */
const answerForms = ['usual', 'alternative', 'loose'] as const

/** One of them. */
export type AnswerForm = (typeof answerForms)[number]

/** What can be set for Tomoviee. */
export interface TomovieeSettings {
  /**
   * How polls, callbacks and results are spelled. `alternative`: `process` in place of `progress`, `image_path`
   * in place of `images_path`, a single file as a string instead of an array of one, and neither
   * `model_version` nor `translate_prompt`. `loose`: the status as a text, the result as an object in place of its JSON
   * text, with a cover and a page beside the files. Default `usual`.
   */
  readonly answerForm: AnswerForm
}

/** The settings that hold when none are given, and what may be set. */
export const tomovieeSettings: SettingRules<TomovieeSettings> = {
  defaults: { answerForm: 'usual' },
  words: { answerForm: answerForms },
}
