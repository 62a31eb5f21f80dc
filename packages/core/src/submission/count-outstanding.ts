import type { InstalledProvider } from '../account/installed-provider.js'
import type { Journal } from '../journal/journal.js'
import { MemoryJournal } from '../journal/memory.js'
import type { Pacing } from '../task/pacing.js'
import { pollerOf } from '../task/poller-of.js'

const counted = new WeakMap<Journal, WeakMap<InstalledProvider, Promise<void>>>()

async function count(journal: Journal, account: InstalledProvider, pacing: Pacing): Promise<void> {
  for (const record of await (journal.ownUnsettled ?? journal.unsettled).call(journal)) {
    if (record.type !== 'accepted') continue
    const installed = account.models.find(({ id, model }) => id === record.handle.model && model.poll)
    if (installed) pollerOf(installed, record.handle, pacing, record.id)
  }
}

/**
 * Has the tasks that a journal holds as accepted, those of an earlier process say, count towards their account's
 * limit: they are at the vendor, whether they are taken up again or not. The journal is read once for each account.
 *
 * @throws What the journal throws.
 */
export async function countOutstanding(
  journal: Journal,
  account: InstalledProvider,
  pacing: Pacing,
): Promise<void> {
  if (journal instanceof MemoryJournal) return
  const accounts = counted.get(journal) ?? new WeakMap<InstalledProvider, Promise<void>>()
  counted.set(journal, accounts)
  const counting = accounts.get(account) ?? count(journal, account, pacing)
  accounts.set(account, counting)
  try {
    await counting
  } catch (error) {
    // The next submission tries again.
    accounts.delete(account)
    throw error
  }
}
