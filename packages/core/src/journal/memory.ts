import type { TaskHandle } from '../contract/handle.js'
import type { Journal, JournalRecord } from './journal.js'

const keyOf = ({ model, ref }: TaskHandle): string => `${model}\n${ref}`

/**
 * A journal that lasts as long as the process. The default.
 *
 * It forgets a submission when it is settled or refused, so that it holds what is outstanding and no more.
 *
 * @example
 * ```ts
 * const journal = memoryJournal()
 * const client = createClient({ providers: [edrawmax()], journal })
 * const open = await journal.unsettled()
 * ```
 */
export function memoryJournal(): Journal {
  const records = new Set<JournalRecord>()
  const submissions = new Map<string, JournalRecord[]>()
  const idOfHandle = new Map<string, string>()

  function forget(id: string): void {
    for (const record of submissions.get(id) ?? []) {
      records.delete(record)
      if (record.type === 'accepted') idOfHandle.delete(keyOf(record.handle))
    }
    submissions.delete(id)
  }

  return {
    async append(record) {
      if (record.type === 'settled') {
        const id = typeof record.task === 'string' ? record.task : idOfHandle.get(keyOf(record.task))
        if (id !== undefined) forget(id)
        return
      }
      if (record.type === 'refused') return forget(record.id)
      if (record.type === 'accepted') idOfHandle.set(keyOf(record.handle), record.id)
      records.add(record)
      submissions.set(record.id, [...(submissions.get(record.id) ?? []), record])
    },
    unsettled: async () => [...records],
  }
}
