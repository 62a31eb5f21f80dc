import { once } from 'node:events'
import { stateFolder } from '@mediaplug/config'
import { loadSkills } from '@modelcontextprotocol/server/ext/skills/node'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { sweep } from '../ledger/sweep.js'
import { ownVersion, skillsFolder } from '../own-package.js'
import { findProject } from '../project/find-project.js'
import { ledgerFolder, openStudio } from '../project/studio.js'
import { type Patience, usualPatience } from '../task/wait.js'
import { createServer, type ToolChoice } from './create-server.js'

/** How a server for agents is started. */
export interface ServeOptions {
  /** A folder of the project whose providers and configuration count. Default: the working directory. */
  readonly project?: string | undefined
  /**
   * The folders that files are read from; results are saved in the first. Default: the folders that the host tells
   * (roots), else the working directory.
   */
  readonly folders?: readonly string[] | undefined
  /** `few` tools for all models, the default, or one for each of the `models`. */
  readonly tools?: ToolChoice | undefined
  /** How many new tasks may be begun, from 0. Default: any number. */
  readonly maxTasks?: number | undefined
  /** How long a call may last before it gives the handle, in seconds, up to 45. Default: 45. */
  readonly callSeconds?: number | undefined
}

function patienceOf(callSeconds: number | undefined): Patience {
  const callMs = callSeconds === undefined ? usualPatience.callMs : callSeconds * 1000
  return { callMs, beatMs: Math.min(usualPatience.beatMs, Math.max(callMs / 4, 50)) }
}

/**
 * Serves agents over standard input and output, until the host closes the input.
 *
 * Paid tasks go on at their vendors when it ends; the tool `wait` finds them again. Nothing else may write to standard
 * output meanwhile.
 *
 * @throws MediaplugError `invalid-input` for a configuration that cannot be loaded.
 * @example Twenty tasks at most, with files of one folder
 * ```ts
 * await serve({ folders: ['/home/me/pictures'], maxTasks: 20 })
 * ```
 */
export async function serve(options: ServeOptions = {}): Promise<void> {
  const { project = process.cwd(), folders: named = [], tools = 'few', maxTasks, callSeconds } = options
  const { env: environment } = process
  const found = await findProject(project, environment)
  const state = stateFolder(environment)
  const studio = openStudio({ ...found, state, maxTasks })
  void sweep(ledgerFolder(state))
  const skills = await loadSkills(skillsFolder)
  const folders = { named, workingDirectory: process.cwd(), environment }
  const parts = { studio, folders, tools, patience: patienceOf(callSeconds), version: ownVersion() }
  const handle = serveStdio(() => {
    const server = createServer(parts)
    skills.attach(server)
    return server
  })
  await once(process.stdin, 'close')
  await handle.close()
  await studio.close()
}
