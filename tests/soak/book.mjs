// The book of a worker: a line for each turn of a job, such as `ask steady-7`. Its words are `ask`, `done`, `doubt`
// (no clear answer came), `recovered` (in doubt after a kill), `refused` and `broken`.

/** A task whose request the journal has no more. */
export const unknownJob = 'unknown-0'

/** The last word on each job; that it was done counts for ever. */
export function readBook(text) {
  const jobs = new Map()
  for (const [, what, job] of text.matchAll(/^(\w+) (\S+)/gm)) {
    if (job !== unknownJob && jobs.get(job) !== 'done') jobs.set(job, what)
  }
  return jobs
}
