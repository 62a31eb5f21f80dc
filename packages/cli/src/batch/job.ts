import { createHash } from 'node:crypto'

/** A job of a batch. */
export interface Job {
  /** What the job is known by in all runs: its id, else its content and which of its like it is. */
  readonly key: string
  /** The id that the file gives it. */
  readonly id: string | undefined
  /** A model or a capability. */
  readonly target: string
  readonly input: Readonly<Record<string, unknown>>
  /** Where its files go, in place of the batch's own place. */
  readonly save: string | undefined
  /** The line of the file, from 1. */
  readonly line: number
}

/** A value as JSON that is the same whatever the order of fields. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

/** Ids that a journal takes as a label as they are. */
const isPlain = (id: string): boolean => id.length <= 150 && /^[\x20-\x7e]+$/.test(id) && id.trim() === id

/** What a job with an id is known by. */
export const keyOfId = (id: string): string => `id ${isPlain(id) ? id : digest(id)}`

/**
 * What a job without an id is known by.
 *
 * @param occurrence - Which of the jobs with this content it is, from 1.
 */
export const keyOfContent = (content: unknown, occurrence: number): string =>
  `content ${digest(canonical(content))} ${occurrence}`

/** What tells contents apart. */
export const contentOf = canonical
