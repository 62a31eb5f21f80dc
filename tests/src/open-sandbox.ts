import { createClient } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { createSandbox } from '@mediaplug/sandbox'

/** All vendors as a sandbox, and a client that reaches it through ordinary settings. */
export async function openSandbox() {
  const sandbox = await createSandbox({
    vendors: ['edrawmax', 'tomoviee'],
    taskSeconds: 0.3,
    framesPerSecond: 2,
  })
  const { baseUrls, credentials } = sandbox
  const providers = [
    edrawmax({ ...credentials.edrawmax, baseUrl: baseUrls.edrawmax }),
    tomoviee({ ...credentials.tomoviee, baseUrl: baseUrls.tomoviee }),
  ] as const
  const client = createClient({ providers, pacing: () => 50 })
  return { sandbox, client }
}
