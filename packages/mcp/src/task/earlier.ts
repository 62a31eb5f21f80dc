import type { FolderJournal, JournalRecord } from '@mediaplug/core'
import type { Fate } from '../ledger/entry.js'

type SentFate = Extract<Fate, { readonly state: 'sent' | 'answered' | 'uncertain' }>

const lost = 'The process that sent it ended before the answer was on record.'

/**
 * What the journal knows of a request whose process ended in the middle of it: a crash may have come between the journal
 * and the ledger. Nothing, where the journal has it no more: it was refused, or somebody settled it.
 */
export async function fateInJournal(
  journal: FolderJournal,
  { submission, sentAt }: SentFate,
): Promise<Fate | undefined> {
  const records = await journal.everyone()
  const own = records.filter((record) => record.type !== 'settled' && record.id === submission)
  const having = <T extends JournalRecord['type']>(type: T) =>
    own.find((record): record is Extract<JournalRecord, { readonly type: T }> => record.type === type)
  const [accepted, answered, uncertain] = [having('accepted'), having('answered'), having('uncertain')]
  if (accepted) return { state: 'accepted', submission, handle: accepted.handle }
  if (answered) return { state: 'answered', submission, sentAt }
  if (own.length > 0) return { state: 'uncertain', submission, sentAt, reason: uncertain?.message ?? lost }
  // What cannot be read may hold it.
  return journal.unreadable() ? { state: 'uncertain', submission, sentAt, reason: lost } : undefined
}

/** Whether somebody has said of a submission that it needs no more attention, or nothing came of it. */
export async function isSettled(journal: FolderJournal, submission: string): Promise<boolean> {
  const fate = { state: 'sent', submission, sentAt: '' } as const
  return (await fateInJournal(journal, fate)) === undefined
}
