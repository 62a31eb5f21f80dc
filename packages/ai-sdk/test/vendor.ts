import { createClient } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { createSandbox } from '@mediaplug/sandbox'
import { onTestFinished } from 'vitest'

/** Vendors on this machine, a client that reaches them, and how often they were paid. */
export async function openVendors(taskSeconds = 0.05) {
  const sandbox = await createSandbox({
    vendors: ['edrawmax', 'mediaio', 'tomoviee'],
    taskSeconds,
    framesPerSecond: 1,
    settings: { edrawmax: { answerSeconds: 0 } },
  })
  onTestFinished(() => sandbox.close())
  const { baseUrls, credentials } = sandbox
  const client = createClient({
    providers: [
      edrawmax({ ...credentials.edrawmax, baseUrl: baseUrls.edrawmax }),
      mediaio({ ...credentials.mediaio, baseUrl: baseUrls.mediaio }),
      tomoviee({ ...credentials.tomoviee, baseUrl: baseUrls.tomoviee }),
    ],
    pacing: () => 20,
  })
  const creates = () => sandbox.log.filter(({ operation }) => operation === 'create')
  return {
    sandbox,
    client,
    /** The bodies of the creates. */
    asked: () => creates().map(({ body }) => body),
    /** How many generations the vendors were paid for. */
    paid: () => creates().filter(({ accepted }) => accepted).length,
  }
}
