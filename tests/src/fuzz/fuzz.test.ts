import { setTimeout as delay } from 'node:timers/promises'
import { createClient, MediaplugError, type Provider } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { volcTos } from '@mediaplug/provider-volc-tos'
import { createSandbox } from '@mediaplug/sandbox'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { portableRequests } from '../portable-requests.js'
import { fuzzedAnswers } from './answers.js'
import { type Answer, openFuzzedVendor } from './fuzzed-vendor.js'
import { openRecorder } from './record-answers.js'

/** Of each run of the tests; their seeds differ, so that many runs see much. More with MEDIAPLUG_FUZZ_RUNS. */
const runsOfAll = Number(process.env.MEDIAPLUG_FUZZ_RUNS ?? 3_000)
const atOnce = 16
// For what hangs alone: repetitions take some seconds, and a busy machine more.
const timeoutMs = 60_000
const patienceMs = 90_000

// Without jitter, nothing is repeated later than at once.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const options = {
  vendors: ['edrawmax', 'mediaio', 'tencent', 'tomoviee', 'volcTos'],
  taskSeconds: 0.01,
  framesPerSecond: 2,
} as const

const sandbox = await createSandbox(options)
afterAll(() => sandbox.close())

/** Each vendor, as its provider at some base URL, with credentials that the sandbox takes. */
const vendors = {
  edrawmax: (baseUrl: string): Provider => edrawmax({ baseUrl }),
  mediaio: (baseUrl: string): Provider => mediaio({ ...sandbox.credentials.mediaio, baseUrl }),
  tencent: (baseUrl: string): Provider =>
    tencent({ ...sandbox.credentials.tencent, region: 'ap-guangzhou', baseUrl }),
  tomoviee: (baseUrl: string): Provider => tomoviee({ ...sandbox.credentials.tomoviee, baseUrl }),
  volcTos: (baseUrl: string): Provider => volcTos({ ...sandbox.credentials.volcTos, baseUrl }),
}
type VendorName = keyof typeof vendors

/** Files that the sandbox can fetch, for the models that take some. */
async function makeFiles() {
  const { credentials, baseUrls } = sandbox
  const provider = mediaio({ ...credentials.mediaio, baseUrl: baseUrls.mediaio })
  const client = createClient({ providers: [provider], pacing: () => 10 })
  const prompt = 'a red kite'
  const [picture, film] = await Promise.all([
    client.generate('mediaio/t2i-imagen-4', { prompt, aspectRatio: '1:1' }),
    client.generate('mediaio/t2v-wan-v2-5', { prompt, aspectRatio: '1:1' }),
  ])
  return { image: picture.assets[0].url ?? '', video: film.assets[0].url ?? '' }
}
const requests = portableRequests(await makeFiles())

interface Run {
  readonly model: string
  readonly answers: readonly Answer[]
}

/** What a vendor answers when all is well, as the sandbox does: all of it, and the last answer for each model. */
interface Recording {
  readonly answers: readonly unknown[]
  readonly finals: ReadonlyMap<string, unknown>
}

async function record(name: VendorName): Promise<Recording> {
  const recorder = await openRecorder(sandbox.baseUrls[name])
  const provider = vendors[name](`${recorder.origin}${new URL(sandbox.baseUrls[name]).pathname}`)
  const client = createClient({ providers: [provider], pacing: () => 10 })
  const finals = new Map<string, unknown>()
  let refused = 0
  for (const { id, capability } of client.models) {
    const generating = client.generate(id as never, requests[capability] as never)
    await generating.catch(() => refused++)
    finals.set(id, recorder.last)
  }
  recorder.close()
  // Not every vendor takes these very files. What it says of them is an answer too.
  expect(refused).toBeLessThan(client.models.length / 2)
  return { answers: recorder.answers, finals }
}

/** What an error of a run tells that should not be: that nothing came, though the vendor had the last word. */
function complaint(error: unknown): string | undefined {
  if (!MediaplugError.is(error)) return `it throws ${String(error)}`
  return error.code === 'timeout' || error.code === 'aborted' ? `it hangs: ${error.message}` : undefined
}

/** Says what came of a run: nothing, if all is as it should be. */
async function faultOf(generating: Promise<unknown>): Promise<string | undefined> {
  const hang = delay(patienceMs, 'it does not end', { ref: false })
  const settled = generating.then(
    (output) => (Array.isArray(Reflect.get(Object(output), 'assets')) ? undefined : 'it gives no assets'),
    complaint,
  )
  return Promise.race([settled, hang])
}

describe.each(Object.keys(vendors) as VendorName[])('%s', (name) => {
  test('whatever the vendor answers, a generation ends with a result or a MediaplugError', async () => {
    const { answers, finals } = await record(name)
    const provider = vendors[name]('https://vendor.example')
    const models = Object.keys(provider.models)
    const script = fc.array(fuzzedAnswers(answers), { minLength: 1, maxLength: 4 })
    const share = Math.ceil(runsOfAll / Object.keys(vendors).length)
    const seed = Date.now()
    const runs: Run[] = fc.sample(fc.record({ model: fc.constantFrom(...models), answers: script }), {
      numRuns: share,
      seed,
    })

    const asked = new Map<string, number>()
    const vendor = await openFuzzedVendor((run) => {
      const { model = '', answers = [] } = runs[Number(run)] ?? {}
      const turn = asked.get(run) ?? 0
      asked.set(run, turn + 1)
      // After all the nonsense, the vendor has the last word.
      const body = JSON.stringify(finals.get(`${provider.id}/${model}`))
      return answers[turn] ?? { status: 200, headers: { 'content-type': 'application/json' }, body }
    })
    const faults: unknown[] = []
    const queue = runs.entries()
    async function work(): Promise<void> {
      for (const [index, run] of queue) {
        const provider = vendors[name](`${vendor.origin}/${index}`)
        const model = provider.models[run.model]
        const client = createClient({ providers: [provider], pacing: () => 5 })
        const request = requests[model?.capability.id ?? '']
        const fault = await faultOf(
          client.generate(`${provider.id}/${run.model}` as never, request as never, { timeoutMs }),
        )
        if (fault) faults.push({ fault, seed, ...run })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    vendor.close()
    expect(faults.slice(0, 3)).toEqual([])
    expect(asked.size).toBeGreaterThan(runs.length / 2)
  }, 120_000)
})
