import { setTimeout as wait } from 'node:timers/promises'
import { outcomeOf, told } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import { eventually } from '../time/patience.js'
import { demand } from '../verdict/demand.js'
import type { Check, Suite } from './suite.js'

const beyond = 2
const quietMs = 200
const mostTried = 20

/** Lets the tasks end that were held. */
function release({ journal, client, provider }: ReturnType<Scene['open']>): void {
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

const held: Check = {
  name: 'no more tasks than the provider declares are at the vendor, which refuses none of them',
  async run(scene) {
    const limit = scene.provider.limits.concurrentTasks ?? 0
    let holding = true
    const usual = scene.sandbox.pacing ?? (() => 10)
    const side = scene.open({ pacing: (state) => (holding ? 60_000 : usual(state)) })
    const { id, cases } = scene.subject
    if (scene.subject.model.poll === undefined) {
      await scene.fault({ operation: 'create', kind: 'delay', ms: 4 * quietMs, times: limit })
    }
    const submissions = Array.from({ length: limit + beyond }, () =>
      outcomeOf(side.client.generate(id, cases[0])),
    )
    await eventually(
      () => scene.requests('create').length >= limit,
      () =>
        `Of ${limit} tasks that the provider allows at a time, ${scene.requests('create').length} were started.`,
    )
    await wait(quietMs)
    demandRoom(scene, limit)
    demand(
      scene.generations() === limit,
      `The provider declares ${limit} tasks at a time, and the vendor had taken on ${scene.generations()} before the first of them ended. Send one paid request in each \`start\`.`,
    )
    holding = false
    release(side)
    const failed = (await Promise.all(submissions)).find(({ error }) => error)
    demandRoom(scene, limit)
    demand(
      failed?.error === undefined,
      `With ${limit} tasks at a time, a call failed: ${failed?.error && told(failed.error)}. Declare in \`limits\` what the vendor allows, and let core repeat what may be repeated.`,
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
