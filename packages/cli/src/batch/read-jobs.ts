import { z } from '@mediaplug/core/provider'
import { UsageError } from '../error/usage-error.js'
import { contentOf, type Job, keyOfContent, keyOfId } from './job.js'

const jobSchema = z.strictObject({
  id: z.union([z.string().min(1), z.number()]).optional(),
  target: z.string().min(1),
  input: z.record(z.string(), z.unknown()),
  save: z.string().min(1).optional(),
})

const form =
  'A job is a line such as {"id": "a1", "target": "text-to-video", "input": {"prompt": "a red kite"}, "save": "out/{job}"}; id and save may be left out.'

function readLine(text: string, line: number): z.output<typeof jobSchema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`Line ${line} is no JSON.`, { hint: form, cause })
  }
  const { data, error } = jobSchema.safeParse(value)
  if (data) return data
  const reasons = error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  )
  throw new UsageError(`Line ${line} is no job: ${reasons.join('; ')}.`, { hint: form })
}

/**
 * Reads the jobs of a file, one a line. Nothing is submitted before all of them were read.
 *
 * @throws UsageError for a line that is no job, and for an id that two jobs have.
 */
export function readJobs(text: string): readonly Job[] {
  const jobs: Job[] = []
  const lineOfKey = new Map<string, number>()
  const occurrences = new Map<string, number>()
  for (const [index, part] of text.split('\n').entries()) {
    if (part.trim() === '') continue
    const line = index + 1
    const { id: given, target, input, save } = readLine(part, line)
    const id = given === undefined ? undefined : String(given)
    const content = contentOf({ target, input, save: save ?? null })
    const occurrence = (occurrences.get(content) ?? 0) + 1
    if (id === undefined) occurrences.set(content, occurrence)
    const key =
      id === undefined ? keyOfContent({ target, input, save: save ?? null }, occurrence) : keyOfId(id)
    const first = lineOfKey.get(key)
    if (first !== undefined)
      throw new UsageError(`The jobs of lines ${first} and ${line} have the same id '${id}'.`)
    lineOfKey.set(key, line)
    jobs.push({ key, id, target, input, save, line })
  }
  return jobs
}
