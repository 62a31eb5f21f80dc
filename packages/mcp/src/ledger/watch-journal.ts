import type { FolderJournal, IntentRecord, Journal, JournalRecord, SettledRecord } from '@mediaplug/core'
import type { Claim } from './claim.js'
import type { Fate } from './entry.js'

/** A journal that tells the ledger what it is told. */
export interface WatchedJournal extends Journal {
  /** Lets the ledger know of a claim's submission, which has the claim's handle as its label. */
  watch(claim: Claim): void
  /** Forgets a claim that has nothing more to submit. */
  forget(claim: Claim): void
}

/** What a record says of a submission that was announced before. */
function fateOf(record: Exclude<JournalRecord, IntentRecord | SettledRecord>, sentAt: string): Fate {
  switch (record.type) {
    case 'accepted':
      return { state: 'accepted', submission: record.id, handle: record.handle }
    case 'answered':
      return { state: 'answered', submission: record.id, sentAt }
    case 'uncertain':
      return { state: 'uncertain', submission: record.id, sentAt, reason: record.message }
    case 'refused':
      return { state: 'refused' }
  }
}

/** A submission of a claim. */
interface Announced {
  readonly claim: Claim
  readonly sentAt: string
}

/**
 * Watches a journal. The ledger knows that a request is about to be sent before the journal does: so what the ledger has
 * as never sent, was never sent.
 *
 * @param stop - Once it is aborted, no request is announced any more.
 */
export function watchJournal(journal: FolderJournal, stop: AbortSignal): WatchedJournal {
  const claims = new Map<string, Claim>()
  const announced = new Map<string, Announced>()

  async function announce(record: IntentRecord): Promise<void> {
    if (stop.aborted) throw new Error('the server was ended.')
    const { id, label = '', at } = record
    const claim = claims.get(label)
    await claim?.announce(id, at)
    if (claim) announced.set(id, { claim, sentAt: at })
    await journal.append(record)
  }

  async function noteAnswer(record: Exclude<JournalRecord, IntentRecord | SettledRecord>): Promise<void> {
    const { claim, sentAt } = announced.get(record.id) ?? {}
    // The journal has it already: a full disk costs the ledger nothing that the journal could not tell.
    if (claim && sentAt !== undefined) await claim.update(fateOf(record, sentAt)).catch(() => {})
    if (record.type !== 'uncertain') announced.delete(record.id)
  }

  return {
    watch: (claim) => void claims.set(claim.handle, claim),
    forget: (claim) => void claims.delete(claim.handle),
    async append(record) {
      if (record.type === 'intent') return announce(record)
      try {
        await journal.append(record)
      } finally {
        if (record.type !== 'settled') await noteAnswer(record)
      }
    },
    unsettled: () => journal.unsettled(),
    ownUnsettled: () => journal.ownUnsettled(),
    unreadable: () => journal.unreadable(),
    ...(journal.learned && { learned: journal.learned.bind(journal) }),
  }
}
