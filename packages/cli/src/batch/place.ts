import type { Job } from './job.js'

/** What a job is called in the names of files: its id, or its line. Braces would be placeholders. */
const nameOf = ({ id, line }: Job): string => id?.replaceAll(/[^\w.-]+/g, '-').slice(0, 80) ?? `line-${line}`

/** Where the files of a job go: `{job}` stands for its id, or `line-` and the line of the file. */
export const placeOf = (job: Job, usual: string): string =>
  (job.save ?? usual).replaceAll('{job}', nameOf(job))
