import {
  type InputRequiredResult,
  isInputRequiredResult,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server'
import type { Folders } from './folders.js'
import { hostFolders } from './host-folders.js'
import { namedFolders } from './open-folders.js'
import { usualFolders } from './usual-folder.js'

/** What was said of folders when the server was started. */
export interface FolderChoice {
  /** The folders that were named: they count more than those of the host. */
  readonly named: readonly string[]
  readonly workingDirectory: string
  readonly environment: NodeJS.ProcessEnv
}

/**
 * The folders of a call: those that were named, those of the host, else the usual one.
 *
 * @returns What to answer the host where it is to tell its folders first.
 * @throws MediaplugError `invalid-input` for a named folder that cannot be used.
 */
export async function findFolders(
  { named, workingDirectory, environment }: FolderChoice,
  server: McpServer,
  context: ServerContext,
): Promise<Folders | InputRequiredResult> {
  return (
    (await namedFolders(named)) ??
    (await hostFolders(server, context)) ??
    (await usualFolders(workingDirectory, environment)) ?? { save: workingDirectory, allowed: [] }
  )
}

/** Whether folders are still to be told by the host. */
export const areAskedFor = (folders: Folders | InputRequiredResult): folders is InputRequiredResult =>
  isInputRequiredResult(folders)
