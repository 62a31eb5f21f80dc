/** What was looked at, and how it is. */
export interface Finding {
  readonly subject: string
  readonly state: 'good' | 'doubtful' | 'bad'
  /** What is there. */
  readonly text: string
  /** What to do about it. */
  readonly advice?: string | undefined
}
