/** What a program of a guide imports when it is run here: all of it as it is, but with vendors on this machine. */
import { type ClientOptions, createClient as createOrdinaryClient, type Provider } from '@mediaplug/core'
import { edrawmax as ordinaryEdrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio as ordinaryMediaio } from '@mediaplug/provider-mediaio'
import { tencent as ordinaryTencent } from '@mediaplug/provider-tencent'
import { tomoviee as ordinaryTomoviee } from '@mediaplug/provider-tomoviee'
import { tosUpload as ordinaryUpload, volcTos as ordinaryVolcTos } from '@mediaplug/provider-volc-tos'
import { createSandbox as createOrdinarySandbox } from '@mediaplug/sandbox'

export * from '@mediaplug/core'

const quick = { taskSeconds: 0.3, framesPerSecond: 1 }

/** The vendors. */
export const sandbox = await createOrdinarySandbox({
  vendors: ['edrawmax', 'mediaio', 'tencent', 'tomoviee', 'volcTos'],
  ...quick,
})
const { baseUrls, credentials } = sandbox

type SandboxOptions = Parameters<typeof createOrdinarySandbox>[0]

export const createSandbox = (options: SandboxOptions) => createOrdinarySandbox({ ...options, ...quick })

export const createClient = (options: ClientOptions<readonly Provider[]>) =>
  createOrdinaryClient({ pacing: () => 50, ...options })

export const edrawmax = (settings?: Parameters<typeof ordinaryEdrawmax>[0]) =>
  ordinaryEdrawmax({ ...credentials.edrawmax, baseUrl: baseUrls.edrawmax, ...settings })

export const mediaio = (settings?: Parameters<typeof ordinaryMediaio>[0]) =>
  ordinaryMediaio({ ...credentials.mediaio, baseUrl: baseUrls.mediaio, ...settings })

export const tencent = (settings?: Parameters<typeof ordinaryTencent>[0]) =>
  ordinaryTencent({ ...credentials.tencent, baseUrl: baseUrls.tencent, ...settings })

export const tomoviee = (settings?: Parameters<typeof ordinaryTomoviee>[0]) =>
  ordinaryTomoviee({ ...credentials.tomoviee, baseUrl: baseUrls.tomoviee, ...settings })

export const volcTos = (settings?: Partial<Parameters<typeof ordinaryVolcTos>[0]>) =>
  ordinaryVolcTos({ ...credentials.volcTos, baseUrl: baseUrls.volcTos, ...settings })

export const tosUpload = (options: Parameters<typeof ordinaryUpload>[0]) =>
  ordinaryUpload({ ...options, ...credentials.volcTos, baseUrl: baseUrls.volcTos })
