import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from '../error/usage-error.js'

/**
 * How a job stands. `done`, `failed` and `uncertain` are the last word: it is not submitted again. `refused`: nothing was
 * accepted, so that the next run tries again. `unfinished`: the task goes on or its files are not saved yet, so that the
 * next run goes on with it.
 */
export type JobState = 'done' | 'failed' | 'uncertain' | 'refused' | 'unfinished'

const states: readonly string[] = [
  'done',
  'failed',
  'uncertain',
  'refused',
  'unfinished',
] satisfies readonly JobState[]

/** What a line of the results says. */
export interface ResultLine {
  readonly job: string
  readonly id?: string | undefined
  readonly state: JobState
  readonly [field: string]: unknown
}

function isResult(value: unknown): value is ResultLine {
  if (typeof value !== 'object' || value === null) return false
  const [job, state]: unknown[] = [Reflect.get(value, 'job'), Reflect.get(value, 'state')]
  return typeof job === 'string' && typeof state === 'string' && states.includes(state)
}

function readLine(text: string): ResultLine | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isResult(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The results of a batch: a file of lines that outlasts the process. */
export interface Results {
  /** What the last line of each job says, by the jobs' keys. */
  readonly known: ReadonlyMap<string, ResultLine>
  /** Adds a line. It is on disk when this resolves. */
  add(line: ResultLine): Promise<void>
  close(): Promise<void>
}

/** How every line begins. */
const beginning = '{"job":"'

/** Whether a text may be the rest of a line that a process was writing when it was killed. */
const isTorn = (text: string): boolean => beginning.startsWith(text.slice(0, beginning.length))

const foreign = (path: string, line: number): UsageError =>
  new UsageError(`${path} has something else than results of a batch, in line ${line}.`, {
    hint: 'Give --results another file.',
  })

/**
 * Reads the lines of a file, and takes away the rest of one that a process was writing when it was killed: its job is not
 * settled. A file of something else is left as it is.
 */
async function readLines(file: FileHandle, path: string): Promise<readonly ResultLine[]> {
  const text = await file.readFile('utf8')
  const end = text.lastIndexOf('\n') + 1
  const last = text.slice(end)
  const whole = readLine(last) || !isTorn(last) ? text : text.slice(0, end)
  const lines = whole.split('\n').map((line) => (line.trim() === '' ? 'empty' : readLine(line)))
  const odd = lines.indexOf(undefined)
  if (odd >= 0) throw foreign(path, odd + 1)
  if (whole !== text) await file.truncate(Buffer.byteLength(whole))
  else if (last !== '') await file.appendFile('\n')
  return lines.flatMap((line) => (line && line !== 'empty' ? [line] : []))
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    await mkdir(dirname(path), { recursive: true })
    return await open(path, 'a+')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UsageError(`The results cannot be written: ${reason}`, {
      hint: 'Give --results another file.',
      cause,
    })
  }
}

/**
 * Opens the results of a batch.
 *
 * @throws UsageError for a file of something else, which is left as it is, and for one that cannot be written.
 */
export async function openResults(path: string): Promise<Results> {
  const file = await openFile(path)
  try {
    const known = new Map((await readLines(file, path)).map((line) => [line.job, line]))
    let last = Promise.resolve()
    return {
      known,
      add(line) {
        const written = last.then(async () => {
          await file.appendFile(`${JSON.stringify(line)}\n`)
          await file.datasync()
        })
        last = written.catch(() => {})
        return written
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}
