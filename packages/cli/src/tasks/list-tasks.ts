import { exitCodes } from '../error/exit-codes.js'
import { give } from '../output/give.js'
import { timeText } from '../output/sizes.js'
import { table } from '../output/table.js'
import type { Session } from '../session/session.js'
import { type Entry, entriesOf, shortId } from './entries.js'
import { withJournal } from './journal.js'

const words = {
  accepted: 'accepted',
  answered: 'answered, not saved',
  uncertain: 'uncertain',
  submitting: 'being submitted, or uncertain',
} as const

/** What a person recognises a submission by: its label, else the text of its input. */
function subjectOf({ label, input }: Entry): string {
  if (label !== undefined) return label
  const values = typeof input === 'object' && input !== null ? Object.values(input) : []
  const text = values.find((value) => typeof value === 'string')
  return typeof text === 'string' ? text.slice(0, 50) : ''
}

const rowOf = (entry: Entry): readonly string[] => [
  shortId(entry.id),
  entry.model,
  words[entry.state],
  `${timeText((Date.now() - Date.parse(entry.at)) / 1000)} ago`,
  subjectOf(entry),
]

/** Lists what is not settled, of all commands; nothing is asked of a vendor and nothing is taken over. */
export function listTasks(session: Session, isSandbox: boolean): Promise<number> {
  return withJournal(session, isSandbox, async (journal) => {
    const entries = entriesOf(await journal.everyone())
    const unreadable = journal.unreadable()
    if (unreadable) session.tell(session.colors.yellow(unreadable.message))
    if (entries.length === 0) session.tell('Nothing is under way.')
    if (session.isJson || entries.length > 0) give(session, entries, table(entries.map(rowOf)))
    return exitCodes.done
  })
}
