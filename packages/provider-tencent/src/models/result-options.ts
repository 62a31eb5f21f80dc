import type { Logo } from './logo.js'

/** What of a result can be chosen with most models. What is left out is not sent: the vendor's default counts. */
export interface ResultOptions {
  /** What marks the result as generated: `true` is the vendor's words, `false` nothing. Default: `true`. */
  readonly logo?: boolean | Logo | undefined
  /** How the result comes: in the answer, or at a URL that is good for an hour. Default: `base64`. */
  readonly format?: 'url' | 'base64' | undefined
}
