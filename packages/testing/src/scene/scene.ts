import { type Client, createClient, type Output, type Pacing, type Task } from '@mediaplug/core'
import type { Model, Provider } from '@mediaplug/core/provider'
import { noteVendor } from '../network/foreign-requests.js'
import type { VendorFault, VendorOperation } from '../sandbox/fault.js'
import type { VendorRequest, VendorSandbox } from '../sandbox/vendor-sandbox.js'
import { patienceMs } from '../time/patience.js'
import { skip } from '../verdict/skip.js'
import { type RecordingJournal, recordingJournal } from './recording-journal.js'
import type { ModelSubject, Settings } from './subject.js'

/** A provider with a client of its own. */
export interface Side {
  readonly provider: Provider
  /** The model that is checked, as this provider has it. */
  readonly model: Model
  readonly client: Client<Provider>
  readonly journal: RecordingJournal
}

/** What a side may have otherwise. */
interface SideOptions {
  readonly settings?: Settings
  readonly pacing?: Pacing
  /** Puts something between core and the model that is checked. */
  readonly around?: (model: Model) => Model
}

/** A vendor, a provider and a client, for one check after another. */
export interface Scene extends Side {
  readonly subject: ModelSubject
  readonly sandbox: VendorSandbox
  /** A further provider and client, as in another process. */
  open(options?: SideOptions): Side
  /** Asks for a fault; skips the check where the sandbox cannot make it. */
  fault(fault: VendorFault): Promise<void>
  /** The requests of the present check, all or those of some operations. */
  requests(...operations: VendorOperation[]): VendorRequest[]
  /** How many generations the vendor took on in the present check. */
  generations(): number
  /** Submits the first case. */
  submit(): Promise<Task<Output>>
  /** Generates the first case, the first time it is asked for in this scene. */
  output(): Promise<Output>
  /** Begins another check. */
  begin(): void
  close(): Promise<void>
}

const everyTenMs: Pacing = () => 10

function generationsOf(requests: readonly VendorRequest[]): number {
  const accepted = requests.filter((request) => request.operation === 'create' && request.accepted)
  const tasks = new Set(accepted.map(({ taskId }, index) => taskId ?? `request ${index}`))
  return tasks.size
}

/** Opens a vendor, and a client of it. */
export async function openScene(subject: ModelSubject): Promise<Scene> {
  const sandbox = await subject.openVendor()
  noteVendor(sandbox.baseUrl)
  let seenBefore = 0
  let output: Promise<Output> | undefined

  function open({ settings = {}, pacing = sandbox.pacing ?? everyTenMs, around }: SideOptions = {}): Side {
    const { baseUrl, credentials } = sandbox
    const own = { ...subject.settings, ...sandbox.settings, ...credentials, baseUrl, ...settings }
    const made = subject.create(own)
    const model = made.models[subject.name] ?? subject.model
    const provider = around ? { ...made, models: { [subject.name]: around(model) } } : made
    const journal = recordingJournal()
    const { upload } = subject
    const client = createClient({ providers: [provider], journal, pacing, upload, timeoutMs: patienceMs })
    return { provider, model, journal, client }
  }

  const side = open()
  const seen = () => sandbox.log.slice(seenBefore)

  return {
    ...side,
    subject,
    sandbox,
    open,
    async fault(fault) {
      if (sandbox.faults?.includes(fault.kind) === false)
        skip(`the sandbox cannot make the fault ${fault.kind}`)
      await sandbox.fault(fault)
    },
    requests: (...operations) =>
      seen().filter(
        ({ operation }) => operations.length === 0 || operations.some((wanted) => wanted === operation),
      ),
    generations: () => generationsOf(seen()),
    submit: () => side.client.submit(subject.id, subject.cases[0]),
    output() {
      output ??= side.client.generate(subject.id, subject.cases[0])
      return output
    },
    begin() {
      seenBefore = sandbox.log.length
    },
    close: () => sandbox.close(),
  }
}
