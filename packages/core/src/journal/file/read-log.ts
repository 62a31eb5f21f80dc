import { MediaplugError } from '../../error/error.js'
import { createOutstanding, type Outstanding } from '../outstanding.js'
import { headerLine, isBeginningOfHeader, readHeader } from './header.js'
import { isIndented, longestLine, parseLine, readRecord } from './line.js'
import { goesOn, markOf, noProgress, type Progress } from './progress.js'
import { type Line, readLines } from './read-lines.js'

/** What a journal's file holds. */
export interface LogContent {
  readonly outstanding: Outstanding
  /** How many records it holds, the settled ones included. */
  readonly records: number
  readonly progress: Progress
  /** Whether it goes on from what was known of the journal. */
  readonly goesOn: boolean
  /** Up to where it is sound, in bytes. */
  readonly soundBytes: number
  /** Whether more follows, which was never flushed and is to be cut off. */
  readonly torn: boolean
  /** What the sound part lacks: its header, or its last newline. */
  readonly missing: string
}

function corrupt(path: string, line: number, problem: string): MediaplugError {
  return new MediaplugError(
    'journal',
    `the journal '${path}' cannot be read: line ${line}: ${problem}. The file was not changed; mend or remove the line, or name another file.`,
  )
}

const problemOf = ({ text }: Line): string =>
  text === undefined ? `the line has more than ${longestLine} bytes` : 'the line is no JSON'

/** Whether a crash may have left the line: cut short, or with blocks that were never written and read as zeros. */
const mayBeTorn = ({ terminated, zeros }: Line): boolean => !terminated || zeros

/** Whether a line that follows a torn one may have been written with it, and so never been flushed either. */
const mayBeOfTorn = ({ text, zeros }: Line): boolean => zeros || isIndented(text)

const isTornHeader = ({ text, terminated, end }: Line): boolean =>
  text !== undefined &&
  !terminated &&
  (isBeginningOfHeader(text) || (end <= headerLine.length + 1 && /^\0+$/.test(text)))

/**
 * Reads a journal's file, and changes nothing.
 *
 * A last line that a crash cut short is left out: it was never flushed, so nothing was done on its account.
 * So are lines that were to be flushed together, from the first on that the crash left zeros in. Whoever opens
 * the file cuts them off: a torn line that is followed by a later flush was torn by something else.
 *
 * @param known - Where the journal was before, if it was read before.
 * @param outstanding - What takes the records in, an empty one. Default: one that keeps nothing foreign.
 * @throws MediaplugError `journal` that names the file and the line which cannot be read.
 */
export async function readLog(
  path: string,
  known: Progress = noProgress,
  outstanding: Outstanding = createOutstanding(),
): Promise<LogContent> {
  let number = 0
  let records = 0
  let soundBytes = 0
  let missing = `${headerLine}\n`
  let before = noProgress
  let origin: string | undefined
  let last: string | undefined
  let met: string | undefined
  let torn: Line | undefined

  for await (const line of readLines(path, longestLine)) {
    if (torn) {
      if (mayBeOfTorn(line)) continue
      throw corrupt(path, number, problemOf(torn))
    }
    number++
    const value = line.text === undefined ? undefined : parseLine(line.text)
    if (number === 1 && (value !== undefined || !isTornHeader(line))) before = readHeader(value, path)
    if (value === undefined) {
      if (!mayBeTorn(line)) throw corrupt(path, number, problemOf(line))
      torn = line
      continue
    }
    if (number > 1) {
      const content = readRecord(value)
      if ('problem' in content) throw corrupt(path, number, content.problem)
      outstanding.add(content.record)
      records++
      last = line.text ?? ''
      origin ??= before.origin ?? markOf(last)
      if (before.records + records === known.records) met = markOf(last)
    }
    soundBytes = line.end
    missing = line.terminated ? '' : '\n'
  }
  const progress: Progress = {
    origin: origin ?? before.origin,
    earlier: before.earlier,
    records: before.records + records,
    last: last === undefined ? undefined : markOf(last),
  }
  return {
    outstanding,
    records,
    progress,
    goesOn: goesOn(progress, known, met),
    soundBytes,
    torn: torn !== undefined,
    missing,
  }
}
