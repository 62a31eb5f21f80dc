import type { JournalRecord, LearnedRecord, SettledRecord } from '../journal.js'
import { type KeptRecord, keyOf, type Outstanding, subjectOf } from '../outstanding.js'
import { createEnded, type Ended, type EndRecord, endsOf } from './ended.js'
import type { Peer } from './peer.js'

/** What a journal's own file and all others of its folder hold at one time. */
export interface Situation {
  readonly own: Outstanding
  /** The files that are about to be taken over and removed. */
  readonly taken: readonly Peer[]
  /** Those that stay. */
  readonly others: readonly Peer[]
  /** Whether there is a file that could not be read, so that nobody knows what it holds. */
  readonly hasUnread: boolean
}

/** The latest of what was learned of each model. */
export function latestOf(records: Iterable<LearnedRecord>): readonly LearnedRecord[] {
  const latest = new Map<string, LearnedRecord>()
  for (const record of records) {
    const known = latest.get(record.model)
    if (!known || known.at < record.at) latest.set(record.model, record)
  }
  return [...latest.values()]
}

function endedBy(records: readonly SettledRecord[]): Ended {
  const ended = createEnded()
  for (const record of records) ended.add(record)
  return ended
}

const startOf = ({ outstanding }: Peer): string => outstanding.unsettled()[0]?.at ?? ''

/** A record that settles a submission by its id, and so this one and none that came later. */
const settledById = (id: string, end: EndRecord): SettledRecord => ({
  type: 'settled',
  task: id,
  at: end.at,
  state: end.type === 'settled' ? end.state : 'dismissed',
})

/**
 * What is outstanding in the files that are taken over, the oldest first. Of what ended according to another file, the
 * end: until all these files are gone, it must outlast the one that said so.
 */
function leftBy({ own, taken, others }: Situation): readonly JournalRecord[] {
  const ofOwn = endedBy(own.foreign())
  const inOrder = taken.toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1))
  return inOrder.flatMap((peer) => {
    const elsewhere = [...taken, ...others].filter((other) => other !== peer).map(({ ended }) => ended)
    const records = peer.outstanding.unsettled()
    const ends = endsOf(records, [ofOwn, ...elsewhere])
    const open = records.filter((record) => record.type === 'settled' || !ends.has(record.id))
    return [...[...ends].map(([id, end]) => settledById(id, end)), ...open]
  })
}

/** What the others have ended of the own submissions: by id, so that it ends these and no later ones. */
function endsOfOwn({ own, taken, others }: Situation): readonly EndRecord[] {
  const ends = endsOf(
    own.unsettled(),
    [...taken, ...others].map(({ ended }) => ended),
  )
  return [...ends].map(([id, end]) => settledById(id, end))
}

/** What the files that stay may want to know to be settled. */
function wantedBy({ others, hasUnread }: Situation): (record: SettledRecord) => boolean {
  const subjects = new Set<string>()
  for (const record of others.flatMap(({ outstanding }) => outstanding.unsettled())) {
    if (record.type !== 'settled') subjects.add(record.id)
    if (record.type === 'accepted') subjects.add(keyOf(record.handle))
  }
  return (record) => hasUnread || subjects.has(subjectOf(record))
}

/** What the own file settles of others' submissions and needs to no more, when those that were taken over are gone. */
export function spentOf(situation: Situation): readonly SettledRecord[] {
  const isWanted = wantedBy(situation)
  return situation.own.foreign().filter((record) => !isWanted(record))
}

/** What is to be added to the own file before those that are taken over are removed. */
export function newsOf(situation: Situation): readonly KeptRecord[] {
  const { own, taken } = situation
  const learned = latestOf([...own.learned(), ...taken.flatMap(({ outstanding }) => outstanding.learned())])
  const settled = taken.flatMap(({ outstanding }) => outstanding.foreign())
  const present = new Set(own.records().map((record) => JSON.stringify(record)))
  const wanted = new Map(
    [...learned, ...settled.filter(wantedBy(situation)), ...leftBy(situation)].map(
      (record) => [JSON.stringify(record), record] as const,
    ),
  )
  const missing = [...wanted].filter(([text]) => !present.has(text)).map(([, record]) => record)
  return [...missing, ...endsOfOwn(situation)]
}
