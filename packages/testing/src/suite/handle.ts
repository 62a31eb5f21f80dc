import { handleOf } from '../scene/handle-of.js'
import { resultOf } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import { demand } from '../verdict/demand.js'
import { answersAtOnce, type Check, type Suite } from './suite.js'

/** Whoever can hand in a handle must not be able to say where requests go. */
function demandId({ sandbox }: Scene, ref: string): void {
  const { host } = new URL(sandbox.baseUrl)
  demand(
    !ref.includes('://') && !ref.includes(host),
    `The reference of a task is '${ref}'. Return the vendor's id, not its URL: build the path in \`poll\`.`,
  )
}

const roundTrip: Check = {
  name: 'a handle goes through JSON, and a fresh client of a fresh provider resumes it',
  async run(scene) {
    const handle = handleOf(await scene.submit())
    demandId(scene, handle.ref)
    const kept: typeof handle = JSON.parse(JSON.stringify(handle))
    const { assets } = await resultOf(
      (signal) => scene.open().client.resume(kept).result({ signal }),
      'A fresh provider could not take up the task by its handle. Keep nothing of a task in memory: all that `poll` needs to find it belongs in `ref`.',
    )
    demand(
      assets.length > 0 && scene.generations() === 1,
      `To resume a task generated again: the vendor took on ${scene.generations()} generations. Only \`start\` may create something.`,
    )
  },
}

/** Submits, with a client that does not poll. */
async function submitSlowly(scene: Scene): Promise<void> {
  const { submit } = scene.open({ pacing: () => 3_600_000 })
  await resultOf(submit, 'The first case was not accepted. Correct the case, the sandbox or the model.')
}

const acceptedFirst: Check = {
  name: 'a task is handed out when the vendor has accepted it, before it is asked after',
  async run(scene) {
    await submitSlowly(scene)
    const polls = scene.requests('poll').length
    demand(
      polls === 0,
      `\`start\` asked after the task ${polls} times before it gave the reference: until then, an interruption loses a paid task. Return \`{ ref }\` as soon as the vendor has accepted; core polls.`,
    )
  },
}

const onePaidRequest: Check = {
  name: 'a start creates once',
  async run(scene) {
    await submitSlowly(scene)
    const creates = scene.requests('create').length
    demand(
      creates === 1 && scene.generations() === 1,
      `One submission led to ${creates} creates, of which the vendor took on ${scene.generations()}. Send one paid request in \`start\`; if the sandbox does not call it \`create\`, correct the sandbox.`,
    )
  },
}

/** A handle is all that is needed to find a task again. */
export const handleSuite: Suite = {
  name: 'handle',
  sharing: 'one vendor',
  polls: true,
  unless: answersAtOnce,
  checks: () => [roundTrip, acceptedFirst, onePaidRequest],
}
