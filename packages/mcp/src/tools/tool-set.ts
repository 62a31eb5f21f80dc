import type { McpServer, ServerContext } from '@modelcontextprotocol/server'
import type { FolderChoice } from '../folder/find-folders.js'
import type { Studio } from '../project/studio.js'
import type { Patience } from '../task/wait.js'

/** What all tools of a server share. */
export interface Bench {
  readonly studio: Studio
  readonly folders: FolderChoice
  readonly patience: Patience
}

/** What a tool is declared with. */
export interface ToolPlace extends Bench {
  readonly server: McpServer
}

/** What a call comes with. */
export interface Call extends ToolPlace {
  readonly context: ServerContext
}
