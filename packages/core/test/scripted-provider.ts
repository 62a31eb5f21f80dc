import {
  credential,
  type DeduplicatedByKey,
  defineModel,
  defineProvider,
  type Fault,
  file,
  type HttpAnswer,
  type LookedUp,
  type PendingStatus,
  type ProducedAsset,
  parseAnswer,
  segmentImage,
  textToImage,
  textToVideo,
  z,
} from '../src/provider.js'

const input = z.strictObject({ prompt: z.string().min(1) })
const created = z.object({ id: z.string() })
const pending = { progress: z.number().optional(), retryAfterMs: z.number().optional() }
const answered = z.union([
  z.object({ state: z.enum(['queued', 'running']), ...pending }),
  z.object({ state: z.literal('succeeded'), url: z.string() }),
  z.object({
    state: z.enum(['failed', 'canceled', 'expired']),
    reason: z.string(),
    code: z.string().optional(),
  }),
])
const task = z.looseObject({ state: z.string() })

const errorBody = z.object({
  error: z.object({ code: z.string(), message: z.string(), requestId: z.string().optional() }),
})

const repeats: Readonly<Record<string, Fault['repeat']>> = {
  hiccup: 'once',
  busy: 'until-accepted',
  overload: 'until-accepted',
  'clock-skew': 'with-vendor-time',
}
const codes: Readonly<Record<string, Fault['code']>> = {
  hiccup: 'rate-limit',
  busy: 'rate-limit',
  overload: 'vendor',
  'clock-skew': 'auth',
  'no-credits': 'quota',
  'bad-content': 'rejected',
  gone: 'expired',
}

function fault({ body }: HttpAnswer): Fault | undefined {
  const { data } = errorBody.safeParse(body)
  if (data === undefined) return undefined
  const { code, message, requestId } = data.error
  return { code: codes[code] ?? 'failed', message, vendorCode: code, requestId, repeat: repeats[code] }
}

/** What of a status is the same for all kinds of result. */
function readStatus<Asset extends ProducedAsset>(body: unknown, assetAt: (url: string) => Asset) {
  const { state } = parseAnswer(task, body)
  const { data } = answered.safeParse(body)
  if (data === undefined) throw new TypeError(`unknown state '${state}'`)
  switch (data.state) {
    case 'queued':
    case 'running':
      return data
    case 'succeeded':
      return { state: data.state, output: { assets: [assetAt(data.url)] as const } }
    default:
      return { state: data.state, reason: data.reason, vendorCode: data.code }
  }
}

const image = (url: string) => ({ kind: 'image', mediaType: 'image/png', url }) as const
const video = (url: string) => ({ kind: 'video', mediaType: 'video/mp4', url }) as const

/** Accepts a task: `POST /tasks` gives an id, `GET /tasks/{id}` its state. */
const pictureWith = (safety: { readonly submitSafety?: DeduplicatedByKey | LookedUp }) =>
  defineModel({
    ...safety,
    title: 'Picture',
    capability: textToImage,
    input,
    async start({ prompt }, { http, idempotencyKey }) {
      const body = JSON.stringify({ prompt, key: idempotencyKey })
      const { id } = created.parse(await http.json({ method: 'POST', path: '/tasks', body }))
      return { ref: id }
    },
    async poll(ref, { http }) {
      return readStatus(await http.json({ method: 'GET', path: `/tasks/${encodeURIComponent(ref)}` }), image)
    },
  })

const picture = pictureWith({})

/** Puts the reference into the path as it is, as a careless provider does. */
const careless = defineModel({
  ...picture,
  title: 'Careless',
  poll: async (ref, { http }) => readStatus(await http.json({ method: 'GET', path: `/tasks/${ref}` }), image),
})

/** Passes on what the vendor says of a task without looking at it. */
const credulous = defineModel({
  ...picture,
  title: 'Credulous',
  poll: async (ref, { http }) =>
    z.custom<PendingStatus>().parse(await http.json({ method: 'GET', path: `/tasks/${ref}` })),
})

/** Takes a repeated key for the same task. */
const deduplicated = pictureWith({ submitSafety: { by: 'idempotency-key' } })

const lookup = z.object({ found: z.union([created, z.enum(['not-accepted', 'unknown'])]) })

/** Can be asked what became of a key: `GET /keys/{key}`. */
const traceable = pictureWith({
  submitSafety: {
    by: 'lookup',
    async find({ idempotencyKey }, { http }) {
      const { found } = lookup.parse(await http.json({ method: 'GET', path: `/keys/${idempotencyKey}` }))
      return typeof found === 'string' ? found : { ref: found.id }
    },
  },
})

/** Answers at once: `POST /drawings` gives the URL of the file. */
const drawing = defineModel({
  title: 'Drawing',
  capability: textToImage,
  input,
  async start({ prompt }, { http }) {
    const answer = await http.json({ method: 'POST', path: '/drawings', body: JSON.stringify({ prompt }) })
    return { output: { assets: [image(z.object({ url: z.string() }).parse(answer).url)] } }
  },
})

const quickAnswer = z.object({ id: z.string(), url: z.string().optional(), text: z.string().optional() })

/** Accepts a task and may have its result already: `POST /quick` gives an id, and a URL where it waited for one. */
const quick = defineModel({
  title: 'Quick',
  capability: textToImage,
  input,
  poll: picture.poll,
  async start({ prompt }, { http }) {
    const answer = await http.json({ method: 'POST', path: '/quick', body: JSON.stringify({ prompt }) })
    const { id, url } = quickAnswer.parse(answer)
    return { ref: id, output: url === undefined ? undefined : { assets: [image(url)] } }
  },
  async cancel(ref, { http }) {
    await http.json({ method: 'DELETE', path: `/tasks/${ref}` })
  },
})

/** Can be canceled: `DELETE /films/{id}`. */
const film = defineModel({
  title: 'Film',
  capability: textToVideo,
  input,
  async start({ prompt }, { http }) {
    const answer = await http.json({ method: 'POST', path: '/films', body: JSON.stringify({ prompt }) })
    return { ref: created.parse(answer).id }
  },
  async poll(ref, { http }) {
    return readStatus(await http.json({ method: 'GET', path: `/films/${ref}` }), video)
  },
  async cancel(ref, { http }) {
    await http.json({ method: 'DELETE', path: `/films/${ref}` })
  },
})

/** Takes a file by its URL: `POST /tracings` gives the URL of the mask. */
const tracing = defineModel({
  title: 'Tracing',
  capability: segmentImage,
  input: z.strictObject({ image: file({ as: 'url' }) }),
  async start({ image: source }, { http }) {
    const answer = await http.json({ method: 'POST', path: '/tracings', body: JSON.stringify({ source }) })
    const { url } = z.object({ url: z.string() }).parse(answer)
    return { output: { assets: [{ kind: 'mask', mediaType: 'image/png', url }] } }
  },
})

/** A provider that speaks to a scripted vendor. */
export const acme = defineProvider({
  id: 'acme',
  title: 'Acme',
  settings: z.strictObject({ apiKey: credential('ACME_API_KEY') }),
  baseUrl: 'https://api.acme.example',
  downloads: { hosts: ['.acme.example'] },
  authorize: async ({ now }, { apiKey }) => ({
    authorization: `Bearer ${await apiKey()}`,
    'x-date': now.toISOString(),
  }),
  fault,
  account: {
    async credits({ http }) {
      return z.object({ credits: z.number() }).parse(await http.json({ method: 'GET', path: '/credits' }))
        .credits
    },
  },
  models: () => ({ picture, careless, credulous, deduplicated, traceable, drawing, quick, film, tracing }),
})
