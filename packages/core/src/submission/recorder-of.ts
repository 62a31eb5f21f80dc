import type { Journal } from '../journal/journal.js'
import { MemoryJournal } from '../journal/memory.js'
import { JournalRecorder } from './journal-recorder.js'
import { MemoryRecorder } from './memory-recorder.js'
import type { Recorder } from './recorder.js'

const recorders = new WeakMap<Journal, Recorder>()

/** The recorder of a journal: one for all clients that share it, so that each knows what the others are sending. */
export function recorderOf(journal: Journal): Recorder {
  const existing = recorders.get(journal)
  if (existing) return existing
  const created =
    journal instanceof MemoryJournal ? new MemoryRecorder(journal) : new JournalRecorder(journal)
  recorders.set(journal, created)
  return created
}
