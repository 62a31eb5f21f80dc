import type { RequestFault } from '../sandbox/fault.js'
import { handleOf } from '../scene/handle-of.js'
import { outcomeOf, resultOf } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import { demand } from '../verdict/demand.js'
import { answersAtOnce, type Check, type Suite } from './suite.js'
import { pollCodeChecks } from './vendor-code.js'

function demandOneCreate(scene: Scene, name: string): void {
  const creates = scene.requests('create').length
  demand(
    creates === 1,
    `After the fault '${name}' of a poll, the vendor received ${creates} creates: the task was generated again, and paid for again. \`poll\` must never create one.`,
  )
}

async function expectDelivered(scene: Scene, name: string, ask: () => Promise<void>): Promise<void> {
  const task = await scene.submit()
  await ask()
  await resultOf(
    (signal) => task.result({ signal }),
    `After the fault '${name}' of a poll, the task was given up. Such a fault says nothing about the task: let the errors of \`http\` through, and report an end for the vendor's own word only.`,
  )
  demandOneCreate(scene, name)
}

const endured = (name: string, fault: RequestFault): Check => ({
  name: `${name}: the task goes on, one create`,
  run: (scene) => expectDelivered(scene, name, () => scene.fault({ operation: 'poll', ...fault })),
})

const refused: Check = {
  name: 'a refused connection: the task goes on, one create',
  run: (scene) =>
    expectDelivered(scene, 'a refused connection', () => scene.fault({ kind: 'refuse', forMs: 50 })),
}

const heedsRetryAfter: Check = {
  name: 'status 503 with Retry-After: the time is waited for in full',
  async run(scene) {
    const startedAt = performance.now()
    await expectDelivered(scene, 'status 503 with Retry-After', () =>
      scene.fault({ operation: 'poll', kind: 'status', status: 503, retryAfterSeconds: 1 }),
    )
    const tookMs = Math.round(performance.now() - startedAt)
    demand(
      tookMs >= 950,
      `The vendor asked to wait for 1 s, and was asked again within ${tookMs} ms. Leave \`retryAfterMs\` out of \`fault\`, or give it in milliseconds.`,
    )
  },
}

/** What may end the wait, but neither the task nor its handle. */
const survived = (name: string, fault: RequestFault): Check => ({
  name: `${name}: the handle is kept, one create`,
  async run(scene) {
    const task = await scene.submit()
    await scene.fault({ operation: 'poll', ...fault })
    const { error } = await outcomeOf((signal) => task.result({ signal }))
    demand(
      error === undefined || error.handle !== undefined,
      `After the fault '${name}' of a poll, the error does not carry the handle. Let the errors of \`http\` through.`,
    )
    await resultOf(
      (signal) => scene.open().client.resume(handleOf(task)).result({ signal }),
      `After the fault '${name}' of a poll, the task could not be taken up again by its handle.`,
    )
    demandOneCreate(scene, name)
  },
})

const faults = [
  ['a reset before the vendor acted', { kind: 'reset-before' }],
  ['a reset in place of the answer', { kind: 'reset-after' }],
  ['half of an answer', { kind: 'malformed-json' }],
  ['a slow answer', { kind: 'delay', ms: 200 }],
  ['status 429', { kind: 'status', status: 429 }],
  ['status 503', { kind: 'status', status: 503 }],
  ['status 502 in place of the answer', { kind: 'status-after', status: 502 }],
] as const satisfies readonly (readonly [string, RequestFault])[]

/** Never lose a task: what a poll can meet. */
export const pollFaultSuite: Suite = {
  name: 'faults of a poll',
  sharing: 'a vendor each',
  polls: true,
  unless: answersAtOnce,
  checks: ({ vendorCodes }) => [
    ...faults.map(([name, fault]) => endured(name, fault)),
    ...[401, 403, 404].map((status) => survived(`status ${status}`, { kind: 'status', status })),
    refused,
    heedsRetryAfter,
    ...pollCodeChecks(vendorCodes),
  ],
}
