import { errorData, tellError } from '../error/report.js'
import type { ResultData } from '../output/result-data.js'
import { tellResult } from '../output/tell-result.js'
import type { Line } from '../progress/board.js'
import type { Session } from '../session/session.js'
import type { TaskOutcome } from './outcome.js'

/**
 * Follows a task on its line of the board until it has ended, and tells how.
 *
 * @param work - Gives the result that was saved.
 * @param adviceFor - What to do about an error.
 */
export async function toOutcome(
  session: Session,
  line: Line,
  work: () => Promise<ResultData>,
  adviceFor: (error: unknown) => string | undefined,
): Promise<TaskOutcome> {
  try {
    const data = await work()
    line.end()
    if (!session.isJson) await tellResult(session, data)
    return { data }
  } catch (error) {
    line.end()
    return { error: errorData(error), exitCode: tellError(session, error, adviceFor(error)) }
  }
}
