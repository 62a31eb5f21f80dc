import type { Provider } from '@mediaplug/core'
import { z } from '@mediaplug/core/provider'
import { answerData } from '../answer/answer.js'
import { toldError } from '../task/told-error.js'
import type { ToolPlace } from './tool-set.js'

const inputSchema = z.object({
  provider: z.string().optional().describe("The first part of the models' ids. Default: all providers"),
})

const outputSchema = z.looseObject({ providers: z.array(z.looseObject({ id: z.string() })) })

/** How long a vendor may take to tell of its account, in ms. */
const timeoutMs = 15_000

/** Declares the tool `account`. */
export function declareAccount({ server, studio }: ToolPlace): void {
  const { client, providers, problems } = studio

  async function creditsOf({ id, account }: Provider, signal: AbortSignal): Promise<object> {
    if (!account) return { note: 'This vendor does not tell its credits.' }
    try {
      return { credits: await client.account(id).credits({ signal, timeoutMs }) }
    } catch (error) {
      const { code, message } = toldError(error)
      return { error: { code, message } }
    }
  }

  async function describe(provider: Provider, signal: AbortSignal): Promise<object> {
    const credentials = provider.credentials?.() ?? []
    const missing = credentials.filter(({ from, isOptional }) => from === 'nowhere' && !isOptional)
    return {
      id: provider.id,
      title: provider.title,
      ...(missing.length > 0
        ? { missingVariables: missing.map(({ variable }) => variable) }
        : await creditsOf(provider, signal)),
    }
  }

  server.registerTool(
    'account',
    {
      title: 'Accounts',
      description:
        'Tells of each provider whether its credentials are set, and how many credits are left where the vendor tells it. It costs nothing.',
      inputSchema,
      outputSchema,
      annotations: { readOnlyHint: true, openWorldHint: true },
    },
    async ({ provider: wanted }, { mcpReq }) => {
      const named = providers.filter(({ id }) => wanted === undefined || id === wanted)
      const left = problems.map(({ name, reason }) => ({ id: name, error: toldError(reason) }))
      return answerData({
        providers: [
          ...(await Promise.all(named.map((provider) => describe(provider, mcpReq.signal)))),
          ...left.filter(({ id }) => wanted === undefined || id === wanted),
        ],
        ...(wanted !== undefined &&
          named.length === 0 && {
            installed: providers.map(({ id }) => id),
            note: `There is no provider '${wanted}'.`,
          }),
      })
    },
  )
}
