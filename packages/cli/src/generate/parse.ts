import { type ProviderProblem, variableOf } from '@mediaplug/config'
import type { Option } from 'commander'
import { CommanderError } from 'commander'
import { fromParser } from '../error/from-parser.js'
import { isMediaplugError } from '../error/is-mediaplug-error.js'
import { UsageError } from '../error/usage-error.js'
import { createModelCommand } from '../options/model-command.js'
import { readInput } from '../options/read-input.js'
import { type ProjectClient, problemText } from '../project/project.js'
import { describeTarget, type TargetDescription } from './target.js'

/** What stands after `generate`, `submit` and the like. */
export interface Request {
  /** Which command it is, for its help. */
  readonly command: string
  readonly target: string
  /** The words after the target. */
  readonly words: readonly string[]
  /** The file of `--input`. */
  readonly input: string | undefined
  /** The options that do not come from the model. */
  readonly options: readonly Option[]
}

/** A request that is ready to be submitted. */
export interface ReadyRequest {
  readonly target: TargetDescription
  readonly input: Readonly<Record<string, unknown>>
}

const commandOf = ({ command, target, options }: Request, described: TargetDescription) =>
  createModelCommand(`mediaplug ${command} ${target}`, described.schema, options)

/** The help of a target: exactly its options, and those of the command. */
export function helpOf(request: Request, described: TargetDescription): string {
  const { command } = commandOf(request, described)
  command.description([described.title, described.description].filter(Boolean).join('\n'))
  return command.helpInformation()
}

/**
 * The target of a request.
 *
 * @throws MediaplugError `unknown-model`, with what may have been meant; UsageError for one of a provider that could not
 *   be made.
 */
export async function targetOf(
  { client, problems }: ProjectClient,
  target: string,
): Promise<TargetDescription> {
  const described = describeTarget(client, target)
  if (described) return described
  const problem = problems.find(({ name }) => target.startsWith(`${name}/`))
  if (problem) throw leftOut(problem)
  // The client knows best what is wrong with it.
  await client.submit(target, {})
  throw new UsageError(`There is no model or capability '${target}'.`)
}

/** The error for a provider that was found, and could not be made. */
function leftOut(problem: ProviderProblem): UsageError {
  const { name, reason } = problem
  const [issue] = isMediaplugError(reason) ? (reason.issues ?? []) : []
  const setting = issue?.path[0]
  const hint =
    setting === undefined
      ? "'mediaplug doctor' tells more."
      : `Set it in mediaplug.config.ts, as settings: { '${name}': { ${setting}: … } }, or as ${variableOf(name, String(setting))} in the environment.`
  return new UsageError(problemText(problem), { hint, cause: reason })
}

/**
 * Reads a request by the options of its target.
 *
 * @throws UsageError for options that the target has not.
 */
export async function parseRequest(opened: ProjectClient, request: Request): Promise<ReadyRequest> {
  const target = await targetOf(opened, request.target)
  try {
    const given = commandOf(request, target).read(request.words)
    return { target, input: await readInput(target.schema, given, request.input) }
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    throw fromParser(error, `mediaplug ${request.command} ${request.target}`, true)
  }
}
