import type { Journal } from '../journal/journal.js'

const inFlight = new WeakMap<Journal, Set<string>>()

/**
 * The submissions of a journal that this process is sending: an intent whose outcome is still to be recorded,
 * and so no doubt.
 */
export function inFlightOf(journal: Journal): Set<string> {
  const existing = inFlight.get(journal)
  if (existing) return existing
  const created = new Set<string>()
  inFlight.set(journal, created)
  return created
}
