import type { Journal, LearnedRecord } from '../journal/journal.js'
import type { InstalledProvider } from './installed-provider.js'

function newsOf({ models }: InstalledProvider): readonly LearnedRecord[] {
  const at = new Date().toISOString()
  const records: LearnedRecord[] = []
  for (const { id, durations } of models) {
    const news = durations.news()
    if (news) records.push({ type: 'learned', model: id, at, ...news })
  }
  return records
}

const shared = new WeakMap<Journal, WeakSet<InstalledProvider>>()

async function share(journal: Journal, account: InstalledProvider): Promise<void> {
  for (const { model, ...experience } of (await journal.learned?.(() => newsOf(account))) ?? []) {
    account.models.find(({ id }) => id === model)?.durations.goOn(experience)
  }
}

/**
 * Has an account go on with what a journal keeps of how long its tasks take, and the journal keep what the account
 * learns.
 *
 * It is for the pace alone: nobody waits for it, and a journal that cannot give it holds up nothing.
 */
export function shareExperience(journal: Journal, account: InstalledProvider): void {
  const accounts = shared.get(journal) ?? new WeakSet<InstalledProvider>()
  if (accounts.has(account)) return
  shared.set(journal, accounts.add(account))
  share(journal, account).catch(() => {})
}
