import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CallToolResult, ContentBlock } from '@modelcontextprotocol/server'
import type { FileOfResult, TaskResult } from '../ledger/entry.js'
import type { Outcome, ToldError } from '../task/outcome.js'
import type { Followed } from '../task/tasks.js'
import { toldError } from '../task/told-error.js'
import { adviceFor, adviceForInterrupted, adviceForUncertain } from './advice.js'
import { thumbnailOf } from './thumbnail.js'

/** An answer that is data: as such, and as text for hosts that show no data. */
export function answerData(data: Readonly<Record<string, unknown>>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: { ...data } }
}

const uriOf = ({ path }: FileOfResult): string => pathToFileURL(path).href

const linkTo = (file: FileOfResult): ContentBlock => ({
  type: 'resource_link',
  uri: uriOf(file),
  name: basename(file.path),
  mimeType: file.mediaType,
  size: file.size,
})

/** An error, with its fields as JSON pointers. */
function errorData({ issues, candidates, message, code, ...rest }: ToldError, advice: string): object {
  return {
    code,
    message,
    advice,
    ...(Array.isArray(issues) && { issues: issues.map(withPointer) }),
    ...(Array.isArray(candidates) && { candidates }),
    ...rest,
  }
}

function withPointer(issue: unknown): unknown {
  if (typeof issue !== 'object' || issue === null || !('path' in issue) || !Array.isArray(issue.path))
    return issue
  const steps = issue.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
  return { ...issue, path: steps.join('') }
}

function answerError(
  state: string,
  handle: string | undefined,
  error: ToldError,
  advice: string,
): CallToolResult {
  const named = handle === undefined ? {} : { handle }
  const told = errorData(error, advice)
  const text = [error.message, advice, ...(handle === undefined ? [] : [`handle: ${handle}`])].join('\n')
  return {
    isError: true,
    content: [{ type: 'text', text }],
    structuredContent: { state, ...named, error: told },
  }
}

/** The answer to what was thrown before anything was accepted. */
export function answerThrown(thrown: unknown): CallToolResult {
  const error = toldError(thrown)
  return answerError('refused', undefined, error, adviceFor(error))
}

/** The answer where a call's time is over and the task goes on. */
export function answerRunning({ handle, standing, isRepeated }: Followed): CallToolResult {
  const text = `It goes on (${standing()}). Call 'wait' with the handle '${handle}'. Do not call 'generate' again for it.`
  return {
    content: [{ type: 'text', text }],
    structuredContent: { state: 'running', handle, standing: standing(), repeated: isRepeated },
  }
}

const notPaidAgain = 'This is the result of the same request as before; nothing was paid for again.'

async function answerResult(
  { handle, isRepeated }: Followed,
  { model, files, notes }: TaskResult,
): Promise<CallToolResult> {
  const lines = files.map(({ path, mediaType, size }) => `${path} (${mediaType}, ${size} bytes)`)
  const text = [`Made by ${model}:`, ...lines, ...(isRepeated ? [notPaidAgain] : []), `handle: ${handle}`]
  const thumbnail = await thumbnailOf(files)
  return {
    content: [{ type: 'text', text: text.join('\n') }, ...files.map(linkTo), ...thumbnail],
    structuredContent: {
      ...notes,
      state: 'succeeded',
      handle,
      model,
      files: files.map((file) => ({ ...file, uri: uriOf(file) })),
      repeated: isRepeated,
    },
  }
}

/** The answer to how a task ended. */
export async function answerOutcome(task: Followed, outcome: Outcome): Promise<CallToolResult> {
  const { handle } = task
  switch (outcome.state) {
    case 'succeeded':
      return answerResult(task, outcome.result)
    case 'uncertain':
      return answerError('uncertain', handle, outcome.error, adviceForUncertain(outcome.submission))
    case 'interrupted':
      return answerError('interrupted', handle, outcome.error, adviceForInterrupted(handle))
    case 'failed':
      return answerError('failed', handle, outcome.error, adviceFor(outcome.error))
    case 'refused':
      return answerError('refused', undefined, outcome.error, adviceFor(outcome.error))
  }
}
