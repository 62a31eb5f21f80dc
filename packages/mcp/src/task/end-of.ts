import type { FolderJournal } from '@mediaplug/core'
import type { Folders } from '../folder/folders.js'
import type { Fate } from '../ledger/entry.js'
import type { FoundTask } from '../ledger/ledger.js'
import { bringFiles } from './bring-files.js'
import { fateInJournal } from './earlier.js'
import type { Outcome } from './outcome.js'
import type { Work } from './run.js'

/** What is to be done about a task that was found: tell how it ended, work on it, or look again later. */
export type End = { readonly outcome: Outcome } | { readonly work: Work } | { readonly later: true }

type Sent = Extract<Fate, { readonly state: 'sent' | 'answered' | 'uncertain' }>

function uncertain(model: string, { submission, sentAt }: Sent, what: string): End {
  const message = `${model}: the request was sent at ${sentAt}. ${what}`
  return { outcome: { state: 'uncertain', submission, error: { code: 'submission-uncertain', message } } }
}

function refused(message: string): End {
  return { outcome: { state: 'refused', error: { code: 'aborted', message } } }
}

const neverSent = 'The process that had the request ended before it was sent. Nothing was paid for.'
const restedSince =
  'Nothing came of the request: the vendor refused it, or somebody settled it since, by the command or by another program.'
const resultLost =
  'The vendor answered at once, and the process ended before the result was saved: it was most likely charged, and nothing can fetch it again.'

async function endOfSucceeded(
  fate: Extract<Fate, { readonly state: 'succeeded' }>,
  folders: Folders,
): Promise<End> {
  const { handle } = fate
  const result = await bringFiles(fate.result, folders)
  if (result) return { outcome: { state: 'succeeded', result, handle } }
  if (handle) return { work: { handle } }
  const paths = fate.result.files.map(({ path }) => path).join(', ')
  const message = `The files that were saved are changed or gone: ${paths}. The vendor does not keep them.`
  return { outcome: { state: 'failed', error: { code: 'expired', message } } }
}

/** What is to be done about a task that no process works on. */
async function endOfLeft(fate: Fate, target: string, folders: Folders): Promise<End> {
  switch (fate.state) {
    case 'claimed':
      return refused(neverSent)
    case 'refused':
      return refused(restedSince)
    case 'accepted':
      return { work: { handle: fate.handle } }
    case 'answered':
      return uncertain(target, fate, resultLost)
    case 'sent':
    case 'uncertain':
      return uncertain(target, fate, 'reason' in fate ? fate.reason : '')
    case 'failed':
      return { outcome: { state: 'failed', error: fate.error } }
    case 'succeeded':
      return endOfSucceeded(fate, folders)
  }
}

const isOver = ({ state }: Fate): boolean =>
  state === 'succeeded' || state === 'failed' || state === 'refused' || state === 'uncertain'

/** What is to be done about a task that was found in the ledger, and that this process does not work on. */
export async function endOf(
  { entry: { fate, target }, isAlive }: FoundTask,
  folders: Folders,
  { folderJournal }: { readonly folderJournal: FolderJournal },
): Promise<End> {
  if (isAlive && !isOver(fate)) return { later: true }
  if (fate.state !== 'sent') return endOfLeft(fate, target, folders)
  return endOfLeft((await fateInJournal(folderJournal, fate)) ?? { state: 'refused' }, target, folders)
}
