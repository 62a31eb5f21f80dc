import type { Session } from '../session/session.js'
import { exitCodeOf, exitCodes } from './exit-codes.js'
import { hintFor } from './hints.js'
import { isMediaplugError } from './is-mediaplug-error.js'
import { UsageError } from './usage-error.js'

/** What is told of an error: what and why, what to do, and how the command ends. */
interface Report {
  readonly message: string
  readonly hint: string | undefined
  readonly exitCode: number
  /** What a program is given. */
  readonly data: object
  /** Whether it is a fault of ours, of which the stack helps. */
  readonly isFault: boolean
}

function reportOf(error: unknown): Report {
  if (isMediaplugError(error)) {
    const { message, code } = error
    // A place for files that turned out to be wrong when the task was accepted is no mistake that costs nothing.
    const exitCode = error.handle && code === 'invalid-input' ? exitCodes.failed : exitCodeOf[code]
    const hint = hintFor(error)
    const data = { ...error.toJSON(), ...(hint === undefined ? {} : { hint }) }
    return { message, hint, exitCode, data, isFault: false }
  }
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof UsageError) {
    const { hint } = error
    const data = { code: 'wrong-use', message, ...(hint === undefined ? {} : { hint }) }
    return { message, hint, exitCode: exitCodes.wrongUse, data, isFault: false }
  }
  return {
    message,
    hint: undefined,
    exitCode: exitCodes.failed,
    data: { code: 'failed', message },
    isFault: true,
  }
}

/** What led to an error, one line each, the nearest first. */
function* causesOf(error: unknown): Generator<string, void, void> {
  let current: unknown = error instanceof Error ? error.cause : undefined
  for (let depth = 0; current !== undefined && depth < 10; depth++) {
    yield current instanceof Error ? `${current.name}: ${current.message}` : String(current)
    current = current instanceof Error ? current.cause : undefined
  }
}

/** What of the details helps a vendor's support. */
function detailsOf(error: unknown): string | undefined {
  if (!isMediaplugError(error)) return undefined
  const { code, phase, httpStatus, vendorCode, requestId } = error
  const parts = Object.entries({ code, phase, httpStatus, vendorCode, requestId })
  return parts.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`])).join(', ')
}

function tellDetails(session: Session, error: unknown, isFault: boolean): void {
  const details = detailsOf(error)
  if (details !== undefined) session.tell(session.colors.dim(`  ${details}`))
  for (const cause of causesOf(error)) session.tell(session.colors.dim(`  because of ${cause}`))
  if (isFault && error instanceof Error && error.stack) session.tell(session.colors.dim(error.stack))
}

/**
 * Tells a person of an error, in a line or two; with `--verbose`, what led to it. Gives the exit code.
 *
 * @param advice - What to do, where the command knows better than the error's code.
 */
export function tellError(session: Session, error: unknown, advice?: string): number {
  const { message, hint: usual, exitCode, isFault } = reportOf(error)
  const hint = advice ?? usual
  session.tell(`${session.colors.red('error')} ${message}`)
  if (hint !== undefined) session.tell(hint)
  if (session.isVerbose) tellDetails(session, error, isFault)
  return exitCode
}

/** What a program is given of an error. */
export const errorData = (error: unknown): object => reportOf(error).data

/** Tells of an error that ended a command, and gives it as JSON where results are JSON. Gives the exit code. */
export function reportError(session: Session, error: unknown): number {
  const exitCode = tellError(session, error)
  if (session.isJson) session.give(JSON.stringify({ error: errorData(error) }))
  return exitCode
}
