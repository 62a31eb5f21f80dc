import type { Journal } from './journal.js'
import { createOutstanding } from './outstanding.js'

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
  const outstanding = createOutstanding()
  return {
    append: async (record) => outstanding.add(record),
    unsettled: async () => outstanding.records(),
  }
}
