import { parseArgs } from 'node:util'
import type { ServeOptions } from '../server/serve.js'

/** What the command was asked for. */
export type Wanted =
  | { readonly act: 'serve'; readonly options: ServeOptions; readonly envFiles: readonly string[] }
  | { readonly act: 'help' | 'version' }
  | { readonly act: 'refuse'; readonly reason: string }

const longestCallSeconds = 45

const known = {
  folder: { type: 'string', multiple: true },
  project: { type: 'string' },
  tools: { type: 'string' },
  'max-tasks': { type: 'string' },
  'call-seconds': { type: 'string' },
  'env-file': { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

const refuse = (reason: string): Wanted => ({ act: 'refuse', reason })

/** A number as it is written; `NaN` for what is none. */
const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text.trim() || Number.NaN)

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: known, allowPositionals: false }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Reads the words that the command was called with. */
export function readOptions(words: readonly string[]): Wanted {
  const values = parse(words)
  if (typeof values === 'string') return refuse(values)
  if (values.help) return { act: 'help' }
  if (values.version) return { act: 'version' }
  const {
    folder: folders,
    project,
    tools,
    'max-tasks': tasks,
    'call-seconds': seconds,
    'env-file': envFiles = [],
  } = values
  if (tools !== undefined && tools !== 'few' && tools !== 'models')
    return refuse("--tools is 'few' or 'models'.")
  const maxTasks = numberOf(tasks)
  if (maxTasks !== undefined && !(Number.isInteger(maxTasks) && maxTasks >= 0)) {
    return refuse('--max-tasks is a whole number from 0 up.')
  }
  const callSeconds = numberOf(seconds)
  if (callSeconds !== undefined && !(callSeconds > 0 && callSeconds <= longestCallSeconds)) {
    return refuse(`--call-seconds is a number up to ${longestCallSeconds}.`)
  }
  return { act: 'serve', envFiles, options: { folders, project, tools, maxTasks, callSeconds } }
}
