import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createSandbox, type Sandbox } from '@mediaplug/sandbox'
import { type CallToolResult, Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { onTestFinished } from 'vitest'
import type { Project } from './project.js'

type Vendors = Sandbox<'edrawmax' | 'tomoviee'>

/** Vendors whose tasks take longer than a call of these tests. */
export async function openVendors(): Promise<Vendors> {
  const sandbox = await createSandbox({
    vendors: ['edrawmax', 'tomoviee'],
    taskSeconds: 3,
    framesPerSecond: 2,
  })
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** How many paid requests have reached the vendors. */
export const creates = ({ log }: Vendors): number =>
  log.filter(({ operation }) => operation === 'create').length

/** What an answer says as data. */
interface AnswerData {
  readonly state?: string
  readonly handle?: string
  readonly files?: readonly { readonly mediaType: string }[]
  readonly error?: { readonly code: string }
}

/** An answer, and its data. */
export interface Answer extends AnswerData {
  readonly content: CallToolResult['content']
}

/** How a host starts the server. */
export interface HostChoice {
  readonly project: Project
  readonly sandbox: Vendors
  readonly isModern: boolean
  /** What the server is called with besides. */
  readonly options?: readonly string[]
  /** The command and its first words. Default: `mediaplug-mcp`. */
  readonly command?: readonly [string, ...string[]]
}

/** A host, and the server that it started. */
export interface Host {
  readonly client: Client
  call(name: string, fields: object, options?: Parameters<Client['callTool']>[1]): Promise<Answer>
  close(): Promise<void>
}

/** Starts a server that is installed in a project, as a host does: a program of its own, over its standard streams. */
export async function openHost({
  project,
  sandbox: { baseUrls, credentials },
  isModern,
  options = [],
  command: [command, ...words] = ['mediaplug-mcp'],
}: HostChoice): Promise<Host> {
  const { folder } = project
  const transport = new StdioClientTransport({
    command: join(folder, 'node_modules/.bin', command),
    args: [...words, '--call-seconds', '1', ...options],
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      MEDIAPLUG_STATE: join(folder, 'state'),
      MEDIAPLUG_EDRAWMAX_BASE_URL: baseUrls.edrawmax,
      MEDIAPLUG_TOMOVIEE_BASE_URL: baseUrls.tomoviee,
      TOMOVIEE_APP_KEY: credentials.tomoviee.appKey,
      TOMOVIEE_APP_SECRET: credentials.tomoviee.appSecret,
    },
  })
  const client = new Client(
    { name: 'host', version: '1.0.0' },
    { capabilities: { roots: {} }, ...(isModern && { versionNegotiation: { mode: 'auto' } }) },
  )
  client.setRequestHandler('roots/list', () => ({ roots: [{ uri: pathToFileURL(folder).href }] }))
  await client.connect(transport)
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => {
    closed ??= client.close()
    return closed
  }
  onTestFinished(close)
  return {
    client,
    close,
    async call(name, fields, callOptions) {
      const { content, structuredContent } = await client.callTool(
        { name, arguments: { ...fields } },
        callOptions,
      )
      return { ...(structuredContent as AnswerData), content }
    },
  }
}
