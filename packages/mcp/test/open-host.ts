import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Provider } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { createSandbox, type Sandbox } from '@mediaplug/sandbox'
import { type CallToolResult, Client, InMemoryTransport } from '@modelcontextprotocol/client'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { onTestFinished } from 'vitest'
import { openStudio } from '../src/project/studio.js'
import { createServer, type ToolChoice } from '../src/server/create-server.js'
import type { Patience } from '../src/task/wait.js'

/** An empty folder, by its real path, which is removed when the test ends. */
export async function openFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'mediaplug-mcp-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The vendors of these tests. */
export type Vendors = Sandbox<'edrawmax' | 'tomoviee'>

/** Two vendors on this machine, whose tasks take some moments. */
export async function openVendors(taskSeconds = 0.1): Promise<Vendors> {
  const sandbox = await createSandbox({ vendors: ['edrawmax', 'tomoviee'], taskSeconds, framesPerSecond: 2 })
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** How many paid requests the vendors have accepted. */
export const paidFor = ({ log }: Vendors): number =>
  log.filter(({ operation, accepted }) => operation === 'create' && accepted).length

/** What a session is opened with. */
export interface SessionChoice {
  readonly sandbox: Vendors
  /** Where journal and ledger are. Default: a folder of its own. */
  readonly state?: string
  /** The folders that were named at the start. */
  readonly folders?: readonly string[]
  /** The folders that the host tells. */
  readonly roots?: readonly string[]
  readonly tools?: ToolChoice
  readonly maxTasks?: number
  readonly patience?: Partial<Patience>
  /** Whether the host speaks the newer protocol. */
  readonly isModern?: boolean
}

/** A host that is connected to a server. */
export interface Session {
  readonly client: Client
  call(name: string, fields?: object, options?: Parameters<Client['callTool']>[1]): Promise<CallToolResult>
  /** Ends the server as a host does: tasks go on at their vendors. */
  end(): Promise<void>
}

function providersOf({ baseUrls, credentials }: Vendors): readonly Provider[] {
  return [
    edrawmax({ ...credentials.edrawmax, baseUrl: baseUrls.edrawmax }),
    tomoviee({ ...credentials.tomoviee, baseUrl: baseUrls.tomoviee }),
  ]
}

function openClient({ roots, isModern = true }: SessionChoice): Client {
  const client = new Client(
    { name: 'host', version: '1.0.0' },
    { capabilities: roots ? { roots: {} } : {}, ...(isModern && { versionNegotiation: { mode: 'auto' } }) },
  )
  if (roots) {
    client.setRequestHandler('roots/list', () => ({
      roots: roots.map((path) => ({ uri: pathToFileURL(path).href })),
    }))
  }
  return client
}

/** Opens a server in this process, and a host that is connected to it. */
export async function openSession(choice: SessionChoice): Promise<Session> {
  const { sandbox, folders = [], tools = 'few', maxTasks, patience } = choice
  const studio = openStudio({
    configuration: {},
    found: providersOf(sandbox).map((provider) => ({
      id: provider.id,
      title: provider.title,
      place: 'configuration',
      package: undefined,
      create: () => provider,
      createUpload: undefined,
    })),
    problems: [],
    state: choice.state ?? (await openFolder()),
    maxTasks,
    pacing: () => 30,
  })
  const workingDirectory = await openFolder()
  const [hostSide, serverSide] = InMemoryTransport.createLinkedPair()
  const server = serveStdio(
    () =>
      createServer({
        studio,
        folders: { named: folders, workingDirectory, environment: {} },
        tools,
        version: '1.0.0',
        patience: { callMs: 20_000, beatMs: 50, ...patience },
      }),
    { transport: serverSide },
  )
  const client = openClient(choice)
  await client.connect(hostSide)
  let ended: Promise<void> | undefined
  const end = (): Promise<void> => {
    ended ??= client.close().then(async () => {
      await server.close()
      await studio.close()
    })
    return ended
  }
  onTestFinished(end)
  return {
    client,
    call: (name, fields = {}, options) => client.callTool({ name, arguments: { ...fields } }, options),
    end,
  }
}

/** What an answer says as data. */
export function dataOf({ structuredContent }: CallToolResult): Readonly<Record<string, unknown>> {
  if (structuredContent === undefined) throw new Error('the answer has no data')
  return structuredContent as Readonly<Record<string, unknown>>
}
