import type { RequestFault } from '../sandbox/fault.js'
import { errorOf, resultOf, told } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import { eventually, soonMs } from '../time/patience.js'
import { demand } from '../verdict/demand.js'
import { skip } from '../verdict/skip.js'
import type { Check } from './suite.js'

/** The first file that lies at the vendor, and its bytes. */
async function fileOf(scene: Scene) {
  const { assets } = await scene.output()
  const asset = assets.find(({ url }) => url !== undefined) ?? skip('the files come with the answer')
  const bytes = await asset.bytes()
  scene.begin()
  return { asset, bytes }
}

function demandNothingCreated(scene: Scene, name: string): void {
  const creates = scene.requests('create').length
  demand(
    creates === 0,
    `After the fault '${name}' of a download, the vendor received ${creates} more creates: the result was generated again, and paid for again.`,
  )
}

const endured = (name: string, fault: RequestFault): Check => ({
  name: `a download that meets ${name}: the file is fetched again, nothing is created`,
  async run(scene) {
    const { asset, bytes } = await fileOf(scene)
    await scene.fault({ operation: 'download', ...fault })
    const again = await resultOf(
      asset.bytes({ idleTimeoutMs: 500 }),
      `After the fault '${name}', the file could not be fetched. Report the vendor's own URL, and have the sandbox serve it more than once.`,
    )
    demand(Buffer.compare(bytes, again) === 0, `After the fault '${name}', the file had other bytes.`)
    demandNothingCreated(scene, name)
  },
})

const aborted: Check = {
  name: 'a download that is aborted: felt at once, with the handle, nothing is created',
  async run(scene) {
    const { asset } = await fileOf(scene)
    await scene.fault({ operation: 'download', kind: 'stall' })
    const controller = new AbortController()
    const ended = errorOf(
      asset.bytes({ signal: controller.signal }),
      'A download that was aborted succeeded. Report the URL of the file, and let core fetch it.',
    )
    ended.catch(() => {})
    await eventually(
      () => scene.requests('download').length > 0,
      'No download arrived at the vendor. Report the URL as the vendor gives it; if one did arrive, the sandbox has to call it `download`.',
      soonMs,
    )
    const abortedAt = performance.now()
    controller.abort()
    const error = await ended
    demand(
      performance.now() - abortedAt < soonMs && error.code === 'aborted' && error.handle !== undefined,
      `A download that was aborted ended with ${told(error)}, after ${Math.round(performance.now() - abortedAt)} ms, in place of \`aborted\` with the handle, at once. Report the URL of the file, and let core fetch it.`,
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
  ['a file that stops', { kind: 'stall' }],
] as const satisfies readonly (readonly [string, RequestFault])[]

/** A download that fails never generates again. */
export const downloadFaultChecks: readonly Check[] = [
  ...faults.map(([name, fault]) => endured(name, fault)),
  aborted,
]
