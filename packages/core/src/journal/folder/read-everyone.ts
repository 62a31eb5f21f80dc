import { join } from 'node:path'
import type { MediaplugError } from '../../error/error.js'
import type { JournalRecord } from '../journal.js'
import { endsOf } from './ended.js'
import type { Peer } from './peer.js'
import { prepareFolder } from './prepare-folder.js'
import { survey } from './survey.js'

/** What all journals of a folder hold at one time. */
export interface Everyone {
  readonly records: readonly JournalRecord[]
  /** What could not be read, one error a file. */
  readonly problems: readonly MediaplugError[]
}

/** What is open in one file, according to all of them. */
function openIn({ outstanding }: Peer, peers: readonly Peer[]): readonly JournalRecord[] {
  const records = outstanding.unsettled()
  const ends = endsOf(
    records,
    peers.map(({ ended }) => ended),
  )
  return records.filter((record) => record.type !== 'settled' && !ends.has(record.id))
}

/**
 * The submissions of all processes that are not settled, each once, the oldest first. Nothing is taken over.
 *
 * @param name - The name of the own file, which is read like the others.
 */
export async function readEveryone(folder: string, name: string): Promise<Everyone> {
  const real = await prepareFolder(folder)
  // No path is left out: none is called so.
  const { peers, problems } = await survey(real, join(real, `${name}.none`))
  const records = peers.flatMap((peer) => openIn(peer, peers))
  // While files are taken over, a record may stand in two of them.
  const distinct = new Map(records.map((record) => [JSON.stringify(record), record]))
  return { records: [...distinct.values()].toSorted((one, other) => (one.at < other.at ? -1 : 1)), problems }
}
