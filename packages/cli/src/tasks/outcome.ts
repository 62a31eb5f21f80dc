import { exitCodes } from '../error/exit-codes.js'
import type { ResultData } from '../output/result-data.js'

/** How one task ended. */
export type TaskOutcome =
  | { readonly data: ResultData }
  | { readonly error: object; readonly exitCode: number; readonly id?: string | undefined }

/** What a program is given of an outcome. */
export const outcomeData = (outcome: TaskOutcome): object =>
  'data' in outcome ? outcome.data : { error: outcome.error }

const order = [exitCodes.uncertain, exitCodes.interrupted, exitCodes.failed, exitCodes.wrongUse]

/** The exit code of several: what matters most to the user. */
export function worstOf(outcomes: readonly TaskOutcome[]): number {
  const codes = outcomes.flatMap((outcome) => ('data' in outcome ? [] : [outcome.exitCode]))
  return order.find((code) => codes.includes(code)) ?? exitCodes.done
}
