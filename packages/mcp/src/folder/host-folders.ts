import { fileURLToPath } from 'node:url'
import { z } from '@mediaplug/core/provider'
import {
  CLIENT_CAPABILITIES_META_KEY,
  type InputRequiredResult,
  inputRequired,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server'
import type { Folders } from './folders.js'
import { projectFolders } from './open-folders.js'

/** What the question to the host is called. */
const question = 'roots'

const envelopeSchema = z.object({
  [CLIENT_CAPABILITIES_META_KEY]: z.object({ roots: z.unknown().optional() }),
})

const answerSchema = z.looseObject({ roots: z.array(z.looseObject({ uri: z.string() })) })

/** Whether the host says that it tells its folders: in each request, or, in the older protocol, at the beginning. */
function tellsFolders({ server }: McpServer, { mcpReq: { envelope } }: ServerContext): boolean {
  const { data } = envelopeSchema.safeParse(envelope)
  const capabilities = data?.[CLIENT_CAPABILITIES_META_KEY] ?? server.getClientCapabilities()
  return capabilities?.roots !== undefined
}

function pathsOf(answer: unknown): readonly string[] {
  const { data } = answerSchema.safeParse(answer)
  return (data?.roots ?? []).flatMap(({ uri }) => {
    try {
      return [fileURLToPath(uri)]
    } catch {
      return []
    }
  })
}

/**
 * The folders that the host allows.
 *
 * @returns What to answer the host so that it tells them and calls again; nothing where it has none.
 */
export async function hostFolders(
  server: McpServer,
  context: ServerContext,
): Promise<Folders | InputRequiredResult | undefined> {
  if (!tellsFolders(server, context)) return undefined
  const answer = context.mcpReq.inputResponses?.[question]
  if (answer === undefined) return inputRequired({ inputRequests: { [question]: inputRequired.listRoots() } })
  return projectFolders(pathsOf(answer))
}
