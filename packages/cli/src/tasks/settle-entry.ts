import { exitCodes } from '../error/exit-codes.js'
import { give } from '../output/give.js'
import type { Session } from '../session/session.js'
import { findEntry } from './find-task.js'
import { withJournal } from './journal.js'

/** Settles a submission. The provider need not be installed any more. */
export function settleEntry(session: Session, id: string, isSandbox: boolean): Promise<number> {
  return withJournal(session, isSandbox, async (journal) => {
    const entry = await findEntry(journal, id)
    await journal.append({
      type: 'settled',
      task: entry.id,
      at: new Date().toISOString(),
      state: 'dismissed',
    })
    await journal.unsettled()
    give(
      session,
      { id: entry.id, model: entry.model, state: 'settled' },
      `Settled: ${entry.model}, ${entry.state} before.`,
    )
    return exitCodes.done
  })
}
