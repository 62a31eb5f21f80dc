import type { TaskState } from '../../task/task.js'

type Going = 'queued' | 'processing' | 'succeeded'

/** The vendor's sources name the states of a task by different words. */
const vocabularies = {
  'waiting/processing/completed': { queued: 'waiting', processing: 'processing', succeeded: 'completed' },
  'pending/processing/succeeded': { queued: 'pending', processing: 'processing', succeeded: 'succeeded' },
  'queued/running/succeeded': { queued: 'queued', processing: 'running', succeeded: 'succeeded' },
} as const satisfies Readonly<Record<string, Readonly<Record<Going, string>>>>

/** A choice of words. */
export type StatusWords = keyof typeof vocabularies

/** Every choice of words. */
export const statusWords = Object.keys(vocabularies) as StatusWords[]

/** No source has a word for a task that was cancelled. */
const ends = { failed: 'failed', cancelled: 'failed', timeout: 'timeout' } as const

/** The vendor's word for a state. */
export function statusWord(state: TaskState['name'], words: StatusWords): string {
  return { ...ends, ...vocabularies[words] }[state]
}
