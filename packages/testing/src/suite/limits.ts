import { outcomeOf, summaryOf } from '../scene/outcome.js'
import type { Peer } from '../scene/peer.js'
import type { Scene } from '../scene/scene.js'
import { eventually } from '../time/eventually.js'
import { pause } from '../time/pause.js'
import { demand, fail } from '../verdict/demand.js'
import type { Check, Suite } from './suite.js'

const beyond = 2
const quietMs = 200
const mostTried = 20
/** How long answers that are results are held back, in ms: longer where one came before the count was taken. */
const heldResultMs = [800, 3_200, 12_800]

/** Lets the tasks end that were held. */
function release({ journal, client, provider }: Peer): void {
  for (const record of journal.records)
    if (record.type === 'accepted') client.notify(provider.id, record.handle.ref)
}

function demandRoom(scene: Scene, limit: number): void {
  const refused = scene.requests('create').filter(({ accepted }) => !accepted).length
  demand(
    refused === 0,
    `With ${limit} tasks at a time, as the provider declares, the vendor refused ${refused} creates. Declare in \`limits.concurrentTasks\` what the vendor allows.`,
  )
}

/**
 * Submits more than the limit, counts what is at the vendor before the first of them has ended, and lets them end.
 *
 * @returns Whether the count was taken in time.
 */
async function countHeld(scene: Scene, limit: number): Promise<boolean> {
  let isHolding = true
  let ended = 0
  const usual = scene.sandbox.pacing ?? (() => 10)
  const peer = scene.open({ pacing: (state) => (isHolding ? 3_600_000 : usual(state)) })
  const { id, cases } = scene.subject
  const submissions = Array.from({ length: limit + beyond }, () =>
    outcomeOf((signal) => peer.client.generate(id, cases[0], { signal })).finally(() => ended++),
  )
  const outcomes = Promise.all(submissions)
  outcomes.catch(() => {})
  await eventually(
    () => scene.requests('create').length >= limit,
    () =>
      `Of ${limit} tasks that the provider allows at a time, ${scene.requests('create').length} were started.`,
  )
  await pause(quietMs)
  demandRoom(scene, limit)
  const isInTime = ended === 0
  const counted = scene.generations()
  isHolding = false
  release(peer)
  const failed = (await outcomes).find(({ error }) => error)
  demand(
    !isInTime || counted === limit,
    `The provider declares ${limit} tasks at a time, and the vendor had taken on ${counted} before the first of them ended. Send one paid request in each \`start\`.`,
  )
  demandRoom(scene, limit)
  demand(
    failed?.error === undefined,
    `With ${limit} tasks at a time, a call failed: ${failed?.error && summaryOf(failed.error)}. Declare in \`limits\` what the vendor allows, and let core repeat what may be repeated.`,
  )
  return isInTime
}

const held: Check = {
  name: 'no more tasks than the provider declares are at the vendor, which refuses none of them',
  async run(scene) {
    const limit = scene.provider.limits.concurrentTasks ?? 0
    for (const ms of scene.subject.model.poll ? [0] : heldResultMs) {
      scene.begin()
      if (ms > 0) await scene.fault({ operation: 'create', kind: 'delay', ms, times: limit })
      if (await countHeld(scene, limit)) return
    }
    fail(
      `Of ${limit + beyond} calls, one ended before those at the vendor could be counted. Have the sandbox hold back what meets the fault 'delay'.`,
    )
  },
}

/** The vendor's limits hold. */
export const limitsSuite: Suite = {
  name: 'limits',
  sharing: 'a vendor each',
  unless({ declared }) {
    const limit = declared.limits.concurrentTasks
    if (limit === undefined) return 'the provider declares no limit on tasks at a time'
    return limit > mostTried
      ? `the provider allows ${limit} tasks at a time, which are too many to try`
      : undefined
  },
  checks: () => [held],
}
