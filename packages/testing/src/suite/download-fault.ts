import type { RequestFault } from '../sandbox/fault.js'
import { outcomeOf, resultOf, summaryOf } from '../scene/outcome.js'
import type { FetchedFile, Scene } from '../scene/scene.js'
import { promptLimitMs } from '../time/call-within.js'
import { eventually } from '../time/eventually.js'
import { within } from '../time/within.js'
import { demand } from '../verdict/demand.js'
import type { Check } from './suite.js'

/** How soon a file that stops is given up, in ms. */
const idleTimeoutMs = 500

function demandNothingCreated(scene: Scene, name: string): void {
  const creates = scene.requests('create').length
  demand(
    creates === 0,
    `After the fault '${name}' of a download, the vendor received ${creates} more creates: the result was generated again, and paid for again.`,
  )
}

/** Takes the first file, fetched once without a fault. */
async function firstFile(scene: Scene): Promise<FetchedFile> {
  const file = await scene.file()
  scene.begin()
  return file
}

function fetchAgain(name: string, { asset }: FetchedFile): Promise<Uint8Array> {
  return resultOf(
    (signal) => asset.bytes({ signal }),
    `After the fault '${name}', the file could not be fetched. Report the vendor's own URL, and have the sandbox serve it more than once.`,
  )
}

function demandSame(scene: Scene, name: string, { bytes }: FetchedFile, again: Uint8Array): void {
  demand(Buffer.compare(bytes, again) === 0, `After the fault '${name}', the file had other bytes.`)
  demandNothingCreated(scene, name)
}

const checkName = (name: string): string =>
  `a download that meets ${name}: the file is fetched again, nothing is created`

const endured = (name: string, fault: RequestFault): Check => ({
  name: checkName(name),
  async run(scene) {
    const file = await firstFile(scene)
    await scene.fault({ operation: 'download', ...fault })
    demandSame(scene, name, file, await fetchAgain(name, file))
  },
})

const stall = 'a file that stops'

const stalled: Check = {
  name: checkName(stall),
  async run(scene) {
    const file = await firstFile(scene)
    await scene.fault({ operation: 'download', kind: 'stall' })
    const { value } = await outcomeOf((signal) => file.asset.bytes({ signal, idleTimeoutMs }))
    // On a slow machine, the good answers that follow may seem to stop as well: once more without the limit.
    demandSame(scene, stall, file, value ?? (await fetchAgain(stall, file)))
  },
}

const aborted: Check = {
  name: 'a download that is aborted: felt at once, with the handle, nothing is created',
  async run(scene) {
    const { asset } = await firstFile(scene)
    await scene.fault({ operation: 'download', kind: 'stall' })
    const controller = new AbortController()
    const ended = outcomeOf(() => asset.bytes({ signal: controller.signal }))
    ended.catch(() => {})
    await eventually(
      () => scene.requests('download').length > 0,
      'No download arrived at the vendor. Report the URL as the vendor gives it; if one did arrive, the sandbox has to call it `download`.',
      promptLimitMs,
    )
    controller.abort()
    const { error } = await within(
      ended,
      promptLimitMs,
      `A download that was aborted did not end within ${promptLimitMs} ms. Report the URL of the file, and let core fetch it.`,
    )
    demand(
      error?.code === 'aborted' && (error.handle !== undefined || !scene.subject.model.poll),
      `A download that was aborted ${error ? `ended with ${summaryOf(error)}` : 'succeeded'}, in place of \`aborted\` with the handle. Report the URL of the file, and let core fetch it.`,
    )
    demandNothingCreated(scene, 'abort')
  },
}

const faults = [
  ['a reset before the vendor acted', { kind: 'reset-before' }],
  ['a slow answer', { kind: 'delay', ms: 100 }],
  ['status 503', { kind: 'status', status: 503 }],
  ['status 429 with Retry-After', { kind: 'status', status: 429, retryAfterSeconds: 1 }],
  ['a file that ends early', { kind: 'truncate' }],
] as const satisfies readonly (readonly [string, RequestFault])[]

/** A download that fails never generates again. */
export const downloadFaultChecks: readonly Check[] = [
  ...faults.map(([name, fault]) => endured(name, fault)),
  stalled,
  aborted,
]
