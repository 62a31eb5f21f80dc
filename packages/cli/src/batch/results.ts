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

/** Takes away the rest of a line that a process was writing when it was killed: its job is not settled. */
async function withoutTornLine(file: FileHandle, text: string): Promise<string> {
  const end = text.lastIndexOf('\n') + 1
  if (end === text.length) return text
  if (readLine(text.slice(end))) {
    await file.appendFile('\n')
    return text
  }
  await file.truncate(Buffer.byteLength(text.slice(0, end)))
  return text.slice(0, end)
}

/**
 * Opens the results of a batch.
 *
 * @throws UsageError for a file of something else.
 */
export async function openResults(path: string): Promise<Results> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a+')
  try {
    const text = await withoutTornLine(file, await file.readFile('utf8'))
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const read = lines.map(readLine)
    const odd = read.indexOf(undefined)
    if (odd >= 0) {
      throw new UsageError(`${path} has something else than results of a batch, in line ${odd + 1}.`, {
        hint: 'Give --results another file.',
      })
    }
    const known = new Map(read.flatMap((line) => (line ? [[line.job, line] as const] : [])))
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
