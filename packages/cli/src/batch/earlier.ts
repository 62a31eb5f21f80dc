import type { Recovered } from '@mediaplug/core'
import type { Workshop } from '../project/with-client.js'
import type { Job } from './job.js'
import type { ResultLine, Results } from './results.js'

/** What earlier runs left, by the keys of the jobs. */
export interface EarlierRuns {
  readonly byKey: ReadonlyMap<string, Recovered>
  /** What belongs to no job of the file any more. */
  readonly others: readonly Recovered[]
}

/** A batch of which earlier runs may have left something. */
interface Left {
  readonly jobs: readonly Job[]
  readonly results: Results
  /** What stands before a job's key in its label. */
  readonly prefix: string
  readonly signal: AbortSignal
}

/** What a person looks after and what a vendor accepted comes before what it says it never accepted. */
const weights = { accepted: 3, answered: 2, uncertain: 2, 'not-accepted': 0 } as const

const isLastWord = ({ state }: ResultLine): boolean => state === 'done' || state === 'failed'

/** Of several submissions of a job, the one that was accepted counts most. */
const heavier = (one: Recovered | undefined, other: Recovered): Recovered =>
  one && weights[one.state] >= weights[other.state] ? one : other

/**
 * Reads what earlier runs left. What has its last word in the results already, and was killed before it was settled, is
 * settled here.
 */
export async function readEarlier(
  { client, isShared }: Workshop,
  { jobs, results: { known }, prefix, signal }: Left,
): Promise<EarlierRuns> {
  const keys = new Set(jobs.map(({ key }) => key))
  const byKey = new Map<string, Recovered>()
  const others: Recovered[] = []
  for await (const found of client.recover({ signal })) {
    const key = found.label?.startsWith(prefix) ? found.label.slice(prefix.length) : undefined
    const line = key === undefined ? undefined : known.get(key)
    if (line && isLastWord(line) && line.submission === found.id) await client.settle(found.id)
    else if (key !== undefined && keys.has(key)) byKey.set(key, heavier(byKey.get(key), found))
    // What a database has besides is the matter of others.
    else if (!isShared || key !== undefined) others.push(found)
  }
  return { byKey, others }
}
