import type { Output } from '@mediaplug/core'
import type { Outcome } from '../submission/outcome.js'
import type { Claim } from './claims.js'
import { storeFiles } from './store-files.js'
import type { Workshop } from './workshop.js'

/**
 * Keeps the files of a result, and then records it.
 *
 * @throws The signal's reason.
 */
export async function keepResult(
  { claims, sink }: Workshop,
  claim: Claim,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const tell = (problem: string): Promise<void> => claims.problem(claim, problem)
  const files = await storeFiles(sink, claim.row.id, output, signal, tell)
  const lost = files.flatMap((file, number) => (file ? [] : [number]))
  const outcome: Outcome = { state: 'succeeded', output, files }
  const problem = lost.length > 0 ? `The vendor did not give the files ${lost.join(', ')}.` : undefined
  await claims.end(claim, 'succeeded', outcome, problem)
}
