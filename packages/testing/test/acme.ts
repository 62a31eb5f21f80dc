import {
  type AsynchronousModel,
  credential,
  defineModel,
  defineProvider,
  type Fault,
  type HttpAnswer,
  type ProducedAsset,
  parseAnswer,
  textToImage,
  z,
} from '@mediaplug/core/provider'

const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) })
const codes: Readonly<Record<string, Fault['code']>> = {
  'no-such-task': 'expired',
  'bad-key': 'auth',
  'bad-content': 'rejected',
  busy: 'rate-limit',
}

/** Reads the vendor's errors. */
export function fault({ body }: HttpAnswer): Fault | undefined {
  const { data } = errorBody.safeParse(body)
  if (data === undefined) return undefined
  const { code, message } = data.error
  return { code: codes[code] ?? 'failed', message, vendorCode: code }
}

const created = z.object({ id: z.string() })
/** What the vendor says of a file, and when its link expires, in seconds since 1970. */
export interface Finished {
  readonly url: string
  readonly expires: number
}

const task = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['queued', 'running']) }),
  z.object({ state: z.literal('canceled') }),
  z.object({ state: z.literal('failed'), why: z.string() }),
  z.object({ state: z.literal('succeeded'), url: z.string(), expires: z.number() }),
])

const input = z.strictObject({
  prompt: z.string().regex(/\S/),
  seed: z.int().min(0).optional(),
  transparent: z.boolean().optional(),
  style: z.enum(['pencil', 'ink']).default('pencil'),
})

type SketchModel = AsynchronousModel<typeof textToImage, typeof input>

/** The image of a finished task. */
export const imageOf = ({ url, expires }: Finished): ProducedAsset<'image'> => ({
  kind: 'image',
  mediaType: 'image/png',
  url,
  expiresAt: new Date(expires * 1_000),
})

/** A model that is polled: `POST /sketches`, then `GET /sketches/{id}`. It can be canceled. */
export const sketch: SketchModel = {
  title: 'Sketch',
  capability: textToImage,
  input,
  typicalSeconds: [100, 300],
  async start(request, { http }) {
    const answer = await http.json({ method: 'POST', path: '/sketches', body: JSON.stringify(request) })
    return { ref: parseAnswer(created, answer).id }
  },
  async poll(ref, { http }) {
    const answer = await http.json({ method: 'GET', path: `/sketches/${encodeURIComponent(ref)}` })
    const status = parseAnswer(task, answer)
    if (status.state === 'canceled') return { state: 'canceled', reason: 'canceled by the user' }
    if (status.state === 'failed') return { state: 'failed', reason: status.why }
    if (status.state !== 'succeeded') return { state: status.state }
    return { state: 'succeeded', output: { assets: [imageOf(status)] } }
  },
  async cancel(ref, { http }) {
    await http.json({ method: 'DELETE', path: `/sketches/${encodeURIComponent(ref)}` })
  },
}

/** A model that answers at once: `POST /drawings`. */
const drawing = defineModel({
  title: 'Drawing',
  capability: textToImage,
  input,
  async start(request, { http }) {
    const answer = await http.json({ method: 'POST', path: '/drawings', body: JSON.stringify(request) })
    const { url } = parseAnswer(z.object({ url: z.string() }), answer)
    return { output: { assets: [{ kind: 'image', mediaType: 'image/png', url }] } }
  },
})

/** What a factory is given. */
export interface GivenSettings {
  readonly baseUrl?: string
  readonly apiKey?: unknown
}

/** What of a provider may be otherwise: broken, in most tests. */
export interface Changes {
  readonly sketch?: Partial<SketchModel>
  readonly fault?: typeof fault
  readonly concurrentTasks?: number
  /** The hosts of files. */
  readonly hosts?: readonly string[]
  /** Gives the key of the settings, in whatever form it is there. */
  readonly settings?: z.ZodObject
  /** How requests carry the key. Default: as a bearer. */
  readonly carry?: (key: string) => Record<string, string>
  /** Reads the answer to the question after credits. */
  readonly readCredits?: (answer: unknown) => number
}

const usualSettings = z.strictObject({ apiKey: credential('ACME_API_KEY') })
const asBearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` })
const readCredits = (answer: unknown): number =>
  parseAnswer(z.object({ credits: z.number() }), answer).credits

/** Defines a provider of two models: right in all that is not changed. */
export const defineAcme = (changes: Changes = {}) =>
  defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: (changes.settings as typeof usualSettings | undefined) ?? usualSettings,
    baseUrl: 'https://api.acme.example',
    downloads: { hosts: changes.hosts ?? ['.acme.example'] },
    limits: { concurrentTasks: changes.concurrentTasks ?? 2 },
    authorize: async (_request, { apiKey }) => (changes.carry ?? asBearer)(await apiKey()),
    fault: changes.fault ?? fault,
    account: {
      credits: async ({ http }) =>
        (changes.readCredits ?? readCredits)(await http.json({ method: 'GET', path: '/credits' })),
    },
    models: () => ({ sketch: defineModel({ ...sketch, ...changes.sketch }), drawing }),
  })

/** The provider that is right. */
export const acme = defineAcme()

/** A provider that is changed, each time that its factory is called anew. */
export function changedAcme(change: (settings: GivenSettings) => Changes): typeof acme {
  const create = (settings: GivenSettings = {}) => defineAcme(change(settings))(settings as never)
  return create as typeof acme
}

/** Requests that it accepts. */
export const cases = {
  sketch: [
    { prompt: 'a red kite', seed: 3 },
    { prompt: 'a red kite', seed: 7, transparent: true, style: 'ink' },
  ],
  drawing: [{ prompt: 'a red kite' }],
} as const

/** What its vendor answers for tasks that failed. */
export const failedTasks = [
  {
    what: 'the state failed',
    answers: [{ state: 'failed', why: 'too many kites' }],
    reason: 'too many kites',
  },
] as const

/** Codes of its vendor. */
export const vendorCodes = [
  { code: 'bad-content', means: 'rejected' },
  { code: 'busy', means: 'rate-limit' },
  { code: 'no-such-task', means: 'expired', at: 'poll' },
] as const
