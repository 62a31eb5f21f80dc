import { exitCodes } from '../error/exit-codes.js'
import { give } from '../output/give.js'
import { timeText } from '../output/sizes.js'
import { table } from '../output/table.js'
import type { Session } from '../session/session.js'
import { type Entry, shortId } from './entries.js'
import { type TasksAt, withTasks } from './with-tasks.js'

/** Where more is to be said than the state's own word. */
const words: Readonly<Record<string, string>> = {
  answered: 'answered, not saved',
  submitting: 'being submitted, or uncertain',
  waiting: 'waiting for its turn',
  sending: 'being sent',
  succeeded: 'finished, not saved',
}

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
  words[entry.state] ?? entry.state,
  `${timeText((Date.now() - Date.parse(entry.at)) / 1000)} ago`,
  subjectOf(entry),
  entry.problem ?? '',
]

/** Lists what is not settled, of all commands; nothing is asked of a vendor and nothing is taken over. */
export function listTasks(session: Session, at: TasksAt): Promise<number> {
  return withTasks(session, at, async (tasks) => {
    const entries = await tasks.entries()
    const unreadable = tasks.problem()
    if (unreadable) session.tell(session.colors.yellow(unreadable.message))
    if (entries.length === 0) session.tell('Nothing is under way.')
    if (session.isJson || entries.length > 0) give(session, entries, table(entries.map(rowOf)))
    return exitCodes.done
  })
}
