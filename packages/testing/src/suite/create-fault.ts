import type { RequestFault } from '../sandbox/fault.js'
import type { Outcome } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import { demand } from '../verdict/demand.js'
import { advice, ending, submitOnce } from './submit-once.js'
import type { Check, Suite } from './suite.js'
import { createCodeChecks } from './vendor-code.js'

/**
 * Where the vendor offers a way out of a doubt, none may be left about what it accepted. That it accepted nothing, not
 * every vendor that can be asked says for sure.
 */
function demandSettled(scene: Scene, name: string, outcome: Outcome<unknown>): void {
  const mayNotKnow = scene.subject.model.submitSafety?.by === 'lookup' && scene.generations() === 0
  demand(
    outcome.error === undefined || (mayNotKnow && outcome.error.code === 'submission-uncertain'),
    `After the fault '${name}', the doubt was not settled. ${advice(scene)} ${ending(outcome)}`,
  )
}

/** The vendor may have accepted: one request, and the doubt is told. */
function doubtful(name: string, fault: RequestFault): Check {
  return {
    name: `${name}: one create, and the doubt is told`,
    async run(scene) {
      await scene.fault({ operation: 'create', ...fault })
      const outcome = await submitOnce(scene, `After the fault '${name}'`)
      if (scene.subject.model.submitSafety) return demandSettled(scene, name, outcome)
      const creates = scene.requests('create').length
      demand(
        creates === 1,
        `After the fault '${name}', the vendor received ${creates} creates: one that it may have accepted was repeated. Repeat nothing in \`start\`, and leave \`repeat\` out of \`fault\` for such an answer. ${ending(outcome)}`,
      )
      demand(
        outcome.error?.code === 'submission-uncertain',
        `After the fault '${name}', nobody knows whether the vendor accepted. This must be told as \`submission-uncertain\`: let the error of \`http\` through, unchanged, and leave \`repeat\` out of \`fault\`. ${ending(outcome)}`,
      )
    },
  }
}

/** The vendor provably did not accept: repeated, or told. */
function refused(name: string, ask: (scene: Scene) => Promise<void>): Check {
  return {
    name: `${name}: repeated, or told`,
    async run(scene) {
      await ask(scene)
      const outcome = await submitOnce(scene, `After the fault '${name}'`)
      demand(
        outcome.error?.code !== 'submission-uncertain',
        `After the fault '${name}', the vendor provably accepted nothing, and yet the user is told of a doubt. Give such an answer a code in \`fault\` that is neither \`vendor\`, \`network\` nor \`protocol\`, such as \`rate-limit\`. ${ending(outcome)}`,
      )
    },
  }
}

const heedsRetryAfter: Check = {
  name: 'status 429 with Retry-After: the time is waited for in full, or told',
  async run(scene) {
    const seconds = 1
    await scene.fault({ operation: 'create', kind: 'status', status: 429, retryAfterSeconds: seconds })
    const startedAt = performance.now()
    const outcome = await submitOnce(scene, 'After a 429')
    const tookMs = Math.round(performance.now() - startedAt)
    const repeated = scene.requests('create').length > 1
    demand(
      repeated ? tookMs >= seconds * 1_000 - 50 : (outcome.error?.retryAfterMs ?? 0) >= seconds * 1_000,
      `The vendor asked to wait for ${seconds} s. ${repeated ? `The create was repeated after ${tookMs} ms` : 'The error does not tell'}: leave \`retryAfterMs\` out of \`fault\`, or give it in milliseconds. ${ending(outcome)}`,
    )
  },
}

const slow: Check = {
  name: 'a slow answer: waited for, one create',
  async run(scene) {
    await scene.fault({ operation: 'create', kind: 'delay', ms: 200 })
    const outcome = await submitOnce(scene, 'After a slow answer')
    const creates = scene.requests('create').length
    demand(
      outcome.error === undefined && creates === 1,
      `A create that took 200 ms to be answered became ${creates} creates. Neither stop the time nor repeat in \`start\`. ${ending(outcome)}`,
    )
  },
}

const doubtfulFaults = [
  ['a reset before the vendor acted', { kind: 'reset-before' }],
  ['a reset in place of the answer', { kind: 'reset-after' }],
  ['half of an answer', { kind: 'malformed-json' }],
  ['status 503', { kind: 'status', status: 503 }],
  ['status 503 with Retry-After', { kind: 'status', status: 503, retryAfterSeconds: 1 }],
  ['status 504 in place of the answer', { kind: 'status-after', status: 504 }],
] as const satisfies readonly (readonly [string, RequestFault])[]

/** Never pay twice: what a create can meet. */
export const createFaultSuite: Suite = {
  name: 'faults of a create',
  sharing: 'a vendor each',
  checks: ({ vendorCodes }) => [
    ...doubtfulFaults.map(([name, fault]) => doubtful(name, fault)),
    refused('a refused connection', (scene) => scene.fault({ kind: 'refuse', forMs: 50 })),
    refused('status 429', (scene) => scene.fault({ operation: 'create', kind: 'status', status: 429 })),
    heedsRetryAfter,
    slow,
    ...createCodeChecks(vendorCodes),
  ],
}
