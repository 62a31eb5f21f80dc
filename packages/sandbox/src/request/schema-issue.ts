import type { z } from 'zod'

/** What a request body has wrong first, in a form that vendors can word in their own way. */
export interface SchemaIssue {
  /** The field, or an empty string for the body as a whole. */
  readonly field: string
  readonly problem: 'missing' | 'unknown' | 'invalid'
  readonly detail: string
}

/** The first issue that a schema found in a body. */
export function firstIssue(error: z.ZodError, body: unknown): SchemaIssue {
  const issue = error.issues[0]
  if (issue === undefined) return { field: '', problem: 'invalid', detail: 'invalid' }
  if (issue.code === 'unrecognized_keys') {
    return { field: issue.keys[0] ?? '', problem: 'unknown', detail: 'is not a field of this request' }
  }
  const field = issue.path.join('.')
  const problem = field !== '' && !isGiven(body, issue.path) ? 'missing' : 'invalid'
  return { field, problem, detail: problem === 'missing' ? 'is required' : issue.message }
}

function isGiven(body: unknown, [key, ...rest]: readonly PropertyKey[]): boolean {
  if (key === undefined) return true
  if (typeof body !== 'object' || body === null) return false
  const found = Object.entries(body).find(([name]) => name === String(key))
  return found !== undefined && isGiven(found[1], rest)
}
