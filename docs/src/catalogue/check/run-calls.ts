import { join } from 'node:path'
import { z } from '@mediaplug/core/provider'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { docs } from '../../site/folders.js'
import { type Outcome, problemOf, type Sample } from './sample.js'
import { someAtOnce } from './some-at-once.js'
import type { LocalVendors } from './vendors.js'

/** How long a call lasts before it gives its handle: the task goes on then, as it does with a vendor. */
const callSeconds = 3

const callSchema = z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) })

const answerSchema = z.looseObject({
  state: z.string(),
  error: z.looseObject({ message: z.string() }).optional(),
})

/** The states of a call that the vendor has accepted. */
const accepted: readonly string[] = ['succeeded', 'running']

/** Makes the calls of agents, each as its page has it, in one session of the server. */
export async function runCalls(
  samples: readonly Sample[],
  folder: string,
  { environment }: LocalVendors,
): Promise<readonly Outcome[]> {
  const client = new Client({ name: 'samples', version: '1.0.0' })
  const transport = new StdioClientTransport({
    command: join(docs, 'node_modules/.bin/mediaplug-mcp'),
    args: ['--folder', folder, '--project', folder, '--call-seconds', String(callSeconds)],
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...environment, MEDIAPLUG_STATE: join(folder, 'state-of-agents') },
  })
  await client.connect(transport)
  try {
    return await someAtOnce(samples, 12, async (sample) => {
      try {
        const { structuredContent } = await client.callTool(callSchema.parse(JSON.parse(sample.text)))
        const { state, error } = answerSchema.parse(structuredContent)
        const problem = accepted.includes(state) ? undefined : `${state}: ${error?.message ?? 'no reason'}`
        return { sample, problem }
      } catch (error) {
        return { sample, problem: problemOf(error) }
      }
    })
  } finally {
    await client.close()
  }
}
