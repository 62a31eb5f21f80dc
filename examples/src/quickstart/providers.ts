import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { tosUpload, volcTos } from '@mediaplug/provider-volc-tos'
import { createSandbox } from '@mediaplug/sandbox'

const variables = [
  'MEDIAIO_API_KEY',
  'TENCENTCLOUD_SECRET_ID',
  'TENCENTCLOUD_SECRET_KEY',
  'TOMOVIEE_APP_KEY',
  'TOMOVIEE_APP_SECRET',
  'TOS_ACCESS_KEY',
  'TOS_SECRET_KEY',
  'TOS_BUCKET',
]

function openLive() {
  const missing = variables.filter((name) => !process.env[name])
  if (missing.length > 0) {
    console.error(`--live needs credentials. Set in the environment: ${missing.join(', ')}.`)
    process.exit(2)
  }
  const bucket = process.env.TOS_BUCKET ?? ''
  return {
    providers: [edrawmax(), mediaio(), tencent(), tomoviee(), volcTos({ bucket })] as const,
    upload: tosUpload({ bucket }),
    close: async () => {},
  }
}

async function openSandbox() {
  const { baseUrls, credentials, close } = await createSandbox({
    vendors: ['edrawmax', 'mediaio', 'tencent', 'tomoviee', 'volcTos'],
    taskSeconds: 5,
  })
  const storage = { ...credentials.volcTos, baseUrl: baseUrls.volcTos }
  const providers = [
    edrawmax({ ...credentials.edrawmax, baseUrl: baseUrls.edrawmax }),
    mediaio({ ...credentials.mediaio, baseUrl: baseUrls.mediaio }),
    tencent({ ...credentials.tencent, baseUrl: baseUrls.tencent }),
    tomoviee({ ...credentials.tomoviee, baseUrl: baseUrls.tomoviee }),
    volcTos(storage),
  ] as const
  return { providers, upload: tosUpload(storage), close }
}

/** The vendors of the quickstart. */
export type QuickstartProvider = Awaited<ReturnType<typeof openSandbox>>['providers'][number]

/** The providers and an upload: with the credentials of the environment, or pointed at local sandboxes. */
export function openProviders(live: boolean) {
  return live ? openLive() : openSandbox()
}
