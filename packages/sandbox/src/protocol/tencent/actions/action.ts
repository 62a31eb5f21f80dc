import type { z } from 'zod'
import type { FileContent } from '../../../file/store.js'
import type { ReceivedBody } from '../../../http/body.js'
import { firstIssue } from '../../../request/schema-issue.js'
import type { Problem } from '../problem.js'
import type { Region } from '../regions.js'
import { brokenRule, type Rule } from './rules.js'

/** What comes out of a generation. */
export interface Drawing {
  /** The file, made when it is needed. */
  readonly image: FileContent
  /** Further fields of the answer; a file among them comes in the form that the request wants. */
  readonly beside?: Readonly<Record<string, FileContent | number>>
  /** Whether the caller wants a link. */
  readonly linked: boolean
  /** The prompt that is drawn, of a job. */
  readonly prompt?: string
}

/** One action of the vendor's that makes an image. */
export interface Action {
  /** Where the vendor offers it. */
  readonly regions: readonly Region[]
  /** How many generations an account may have at once by default. */
  readonly concurrency: number
  /** Reads and checks a request's fields. */
  read(body: ReceivedBody): { readonly open: Open } | Problem
}

/** Opens the input files of a request that is right otherwise, and says what comes out, or what is wrong with them. */
type Open = (closing: AbortSignal) => Promise<Drawing | Problem>

interface ActionDefinition<Request> extends Pick<Action, 'regions' | 'concurrency'> {
  /** What may be wrong with a request whose fields have the right types, in the order in which it is told. */
  readonly rules: readonly Rule<Request>[]
  readonly open: (request: Request, closing: AbortSignal) => Promise<Drawing | Problem>
}

/** Makes an action of its fields, its rules and what it draws. */
export function defineAction<Request>(
  schema: z.ZodType<Request>,
  { rules, open, ...action }: ActionDefinition<NoInfer<Request>>,
): Action {
  return {
    ...action,
    read(body) {
      if (body.kind !== 'json') {
        return { code: 'InvalidParameter.InvalidParameter', message: 'The body is not JSON.' }
      }
      const parsed = schema.safeParse(body.value)
      if (parsed.success) {
        return brokenRule(parsed.data, rules) ?? { open: (closing) => open(parsed.data, closing) }
      }
      const { field, problem, detail } = firstIssue(parsed.error, body.value)
      const code = problem === 'unknown' ? 'UnknownParameter' : 'InvalidParameter.InvalidParameter'
      return { code, message: `${field === '' ? 'The body' : field}: ${detail}` }
    },
  }
}
