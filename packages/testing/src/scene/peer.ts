import { type AnyClient, createClient, type Output, type Pacing, type Task } from '@mediaplug/core'
import type { Model, Provider } from '@mediaplug/core/provider'
import type { VendorSandbox } from '../sandbox/vendor-sandbox.js'
import { type Call, callWithin } from '../time/call-within.js'
import { realLimitMs } from '../time/turns.js'
import { type RecordingJournal, recordingJournal } from './recording-journal.js'
import type { ModelSubject, Settings } from './subject.js'

/** A provider with a client of its own, as one process has them. */
export interface Peer {
  readonly provider: Provider
  /** The model that is checked, as this provider has it. */
  readonly model: Model
  readonly client: AnyClient
  readonly journal: RecordingJournal
  /** Submits the first case. Without a signal, it is stopped when it takes too long. */
  submit(signal?: AbortSignal): Promise<Task<Output>>
}

/** What a peer may have otherwise. */
export interface PeerOptions {
  readonly settings?: Settings
  readonly pacing?: Pacing
  /** Puts something between core and the model that is checked. */
  readonly around?: (model: Model) => Model
}

const everyTenMs: Pacing = () => 10

/** The model without results that come beside a reference. */
function askedAfter(model: Model): Model {
  if (model.poll === undefined) return model
  return {
    ...model,
    async start(input, context) {
      const { ref } = await model.start(input, context)
      return { ref }
    },
  }
}

/** Makes a provider and a client that speak to a vendor. */
export function openPeer(
  { create, id, name, model: declared, cases, settings: usual, upload, isAskedAfter }: ModelSubject,
  { baseUrl, credentials, settings: place, pacing: pace = everyTenMs }: VendorSandbox,
  { settings = {}, pacing = pace, around }: PeerOptions = {},
): Peer {
  const made = create({ ...usual, ...place, ...credentials, baseUrl, ...settings })
  const model = made.models[name] ?? declared
  const asked = isAskedAfter ? askedAfter(model) : model
  const used = around ? around(asked) : asked
  const provider = used === model ? made : { ...made, models: { ...made.models, [name]: used } }
  const journal = recordingJournal()
  const client = createClient({ providers: [provider], journal, pacing, upload, timeoutMs: realLimitMs })
  const submit: Call<Task<Output>> = (signal) => client.submit(id, cases[0], { signal })
  return {
    provider,
    model,
    journal,
    client,
    submit: (signal) => (signal ? submit(signal) : callWithin(submit)),
  }
}
