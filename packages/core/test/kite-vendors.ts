import { createClient } from '../src/client/create-client.js'
import type { ErrorCode } from '../src/error/error.js'
import {
  credential,
  defineModel,
  defineProvider,
  file,
  type HttpAnswer,
  parseAnswer,
  segmentImage,
  textToImage,
  z,
} from '../src/provider.js'
import { type RecordingJournal, recordingJournal } from './recording-journal.js'
import { json } from './replies.js'
import { openVendor, type Reply, type ScriptedVendor } from './scripted-vendor.js'

const errorBody = z.object({ code: z.custom<ErrorCode>((value) => typeof value === 'string') })
const created = z.object({ id: z.string() })
const answered = z.union([
  z.object({ state: z.literal('running') }),
  z.object({ state: z.literal('failed'), reason: z.string() }),
  z.object({ state: z.literal('succeeded'), url: z.string() }),
])

/** What a vendor refuses by one of our codes, as its own. */
export const refusal = (code: ErrorCode, status = 400): Reply => json({ code }, { status })

/** A vendor with two models, `picture` and `mask`, and errors that are told by our own codes. */
const kites = defineProvider({
  id: 'kites',
  title: 'Kites',
  settings: z.strictObject({ apiKey: credential('KITES_API_KEY'), longest: z.int().default(1_000) }),
  baseUrl: 'https://kites.example',
  downloads: { hosts: ['127.0.0.1'] },
  authorize: async (_request, { apiKey }) => ({ authorization: `Bearer ${await apiKey()}` }),
  fault({ status, body }: HttpAnswer) {
    const { data } = errorBody.safeParse(body)
    if (data) return { code: data.code, message: `the vendor says ${data.code}` }
    return status === 429 ? { message: 'too many' } : undefined
  },
  models: ({ longest }) => ({
    mask: defineModel({
      title: 'Mask',
      capability: segmentImage,
      input: z.strictObject({ image: file({ as: 'bytes', maxBytes: longest }) }),
      async start({ image }, { http }) {
        const body = JSON.stringify({ size: image.bytes.byteLength })
        return { ref: parseAnswer(created, await http.json({ method: 'POST', path: '/tasks', body })).id }
      },
      async poll(ref, { http }) {
        const status = parseAnswer(answered, await http.json({ method: 'GET', path: `/tasks/${ref}` }))
        if (status.state !== 'succeeded') return status
        const { state, url } = status
        return { state, output: { assets: [{ kind: 'mask', mediaType: 'image/png', url }] as const } }
      },
    }),
    picture: defineModel({
      title: 'Picture',
      capability: textToImage,
      input: z.strictObject({ prompt: z.string().max(longest) }),
      async start({ prompt }, { http, idempotencyKey }) {
        const body = JSON.stringify({ prompt, key: idempotencyKey })
        return { ref: parseAnswer(created, await http.json({ method: 'POST', path: '/tasks', body })).id }
      },
      async poll(ref, { http }) {
        const status = parseAnswer(answered, await http.json({ method: 'GET', path: `/tasks/${ref}` }))
        if (status.state !== 'succeeded') return status
        const { state, url } = status
        return { state, output: { assets: [{ kind: 'image', mediaType: 'image/png', url }] as const } }
      },
    }),
  }),
})

/** How a vendor differs from the usual. */
export interface KiteVendor {
  readonly start?: Reply
  readonly apiKey?: string | (() => string)
  readonly longest?: number
  readonly baseUrl?: string
  readonly limits?: { readonly concurrentTasks: number }
}

/** Scripts a vendor that accepts and finishes everything. */
async function openKites(start: Reply | undefined, name: string): Promise<ScriptedVendor> {
  const vendor = await openVendor()
  vendor.script('POST /tasks', start ?? json({ id: `${name}-1` }))
  vendor.script('GET /tasks', json({ state: 'succeeded', url: `${vendor.origin}/file` }))
  return vendor
}

/** A client of several vendors of one capability: `first`, `second` and `third`, in the order of preference. */
export async function openKiteVendors(
  given: readonly KiteVendor[],
  journal: RecordingJournal = recordingJournal(),
) {
  const names = ['first', 'second', 'third'].slice(0, given.length)
  const vendors = await Promise.all(names.map((name, index) => openKites(given[index]?.start, name)))
  const providers = names.map((as, index) => {
    const { apiKey = `sk-${as}-0123456789`, longest = 1_000, baseUrl, limits } = given[index] ?? {}
    return kites({
      as,
      apiKey,
      longest,
      baseUrl: baseUrl ?? vendors[index]?.origin,
      ...(limits ? { limits } : {}),
    })
  })
  const client = createClient({ providers, journal, pacing: () => 20, timeoutMs: 20_000 })
  return {
    client,
    vendors,
    journal,
    creates: () => vendors.map((vendor) => vendor.seen('POST /tasks').length),
  }
}
