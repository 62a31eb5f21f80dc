import { edrawmax } from '@mediaplug/provider-edrawmax'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { createSandbox } from '@mediaplug/sandbox'

/** The vendors of the quickstart. */
export type QuickstartProvider = ReturnType<typeof edrawmax> | ReturnType<typeof tomoviee>

const variables = ['TOMOVIEE_APP_KEY', 'TOMOVIEE_APP_SECRET']

function openLive() {
  const missing = variables.filter((name) => !process.env[name])
  if (missing.length > 0) {
    console.error(`--live needs credentials: set ${missing.join(' and ')} in the environment.`)
    process.exit(2)
  }
  return { providers: [edrawmax(), tomoviee()] as const, close: async () => {} }
}

async function openSandbox() {
  const { baseUrls, credentials, close } = await createSandbox({
    vendors: ['edrawmax', 'tomoviee'],
    taskSeconds: 5,
  })
  const providers = [
    edrawmax({ ...credentials.edrawmax, baseUrl: baseUrls.edrawmax }),
    tomoviee({ ...credentials.tomoviee, baseUrl: baseUrls.tomoviee }),
  ] as const
  return { providers, close }
}

/** The providers: with the credentials of the environment, or pointed at local sandboxes. */
export function openProviders(live: boolean) {
  return live ? openLive() : openSandbox()
}
