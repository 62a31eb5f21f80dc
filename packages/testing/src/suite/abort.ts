import { setTimeout as wait } from 'node:timers/promises'
import type { MediaplugError } from '@mediaplug/core'
import type { VendorOperation } from '../sandbox/fault.js'
import { errorOf, outcomeOf, resultOf, summaryOf } from '../scene/outcome.js'
import type { Peer } from '../scene/peer.js'
import type { Scene } from '../scene/scene.js'
import { type Call, promptLimitMs } from '../time/call-within.js'
import { eventually } from '../time/eventually.js'
import { pause } from '../time/pause.js'
import { within } from '../time/within.js'
import { demand, fail } from '../verdict/demand.js'
import { answersAtOnce, type Check, type Suite } from './suite.js'

/** How long the answer to a poll is held back, in ms: nobody waits for it. */
const heldPollMs = 60_000
/** How long the answer to a create is held back, in ms: longer where it was faster than the abort. */
const heldCreateMs = [300, 1_200, 4_800]
const quietMs = 150

const cameToResult = (moment: string): string =>
  `A call that was aborted ${moment} came to a result. Pass \`signal\` on to whatever can take long.`

/**
 * Aborts a call while it is under way, and demands that its caller hears of it at once.
 *
 * @returns The error of the call; nothing where the call had ended before it was aborted.
 */
async function abortCall(
  moment: string,
  call: Call<unknown>,
  underWay: () => Promise<void>,
): Promise<MediaplugError | undefined> {
  const controller = new AbortController()
  let hasEnded = false
  const ended = outcomeOf(() => call(controller.signal)).finally(() => {
    hasEnded = true
  })
  ended.catch(() => {})
  await underWay()
  if (hasEnded) return undefined
  controller.abort()
  const { error } = await within(
    ended,
    promptLimitMs,
    `A caller who aborted ${moment} was not told within ${promptLimitMs} ms. Neither wait nor repeat inside of a model: pass \`signal\` on to whatever can take long.`,
  )
  return error ?? fail(cameToResult(moment))
}

const arrived = (scene: Scene, operation: VendorOperation) =>
  eventually(
    () => scene.requests(operation).length > 0,
    `No request of the kind '${operation}' arrived at the vendor. If one did, the sandbox has to call it so.`,
  )

const before: Check = {
  name: 'before anything is sent: nothing is sent',
  async run(scene) {
    const error = await errorOf(
      () => scene.submit(AbortSignal.abort()),
      'A call that was aborted from the beginning came to a result. Send nothing but in `start`, and that through `http`.',
    )
    await pause(quietMs)
    const { length } = scene.requests()
    demand(
      error.code === 'aborted' && length === 0,
      `A call that was aborted from the beginning sent ${length} requests and ended with ${summaryOf(error)}. Send nothing but in \`start\`, and that through \`http\`.`,
    )
  },
}

/** Demands of a submission that was aborted on its way that its doubt is told, and that it created once. */
async function demandOneDoubt(
  scene: Scene,
  { journal }: Peer,
  error: MediaplugError,
  heldMs: number,
): Promise<void> {
  demand(
    error.code === 'submission-uncertain' || error.handle !== undefined,
    `A submission that was aborted on its way, and may be paid for, ended with ${summaryOf(error)}. Send the paid request through \`http\`, and do not mark it \`paid: false\`.`,
  )
  if (scene.subject.model.poll) {
    await eventually(
      () => journal.records.some(({ type }) => type === 'accepted'),
      'The task of a submission that was aborted on its way was accepted, and the journal never learned of it. Read the answer of the create, and return its reference.',
    )
  } else {
    await wait(heldMs)
    await pause(quietMs)
  }
  demand(
    scene.requests('create').length === 1,
    `After an abort, the vendor received ${scene.requests('create').length} creates in place of one. Leave all repeating to core.`,
  )
}

const duringStart: Check = {
  name: 'while the vendor decides: the doubt is told, and nothing is created anew',
  async run(scene) {
    const moment = 'while the vendor decided'
    for (const heldMs of heldCreateMs) {
      scene.begin()
      const peer = scene.open()
      await scene.fault({ operation: 'create', kind: 'delay', ms: heldMs })
      const error = await abortCall(moment, peer.submit, () => arrived(scene, 'create'))
      if (error) return demandOneDoubt(scene, peer, error, heldMs)
    }
    fail(cameToResult(moment))
  },
}

async function demandResumed(scene: Scene, error: MediaplugError): Promise<void> {
  const { code, handle } = error
  demand(
    code === 'aborted' && handle !== undefined,
    `A caller who stopped waiting was told ${summaryOf(error)}, in place of \`aborted\` with the handle. Let the errors of \`http\` through.`,
  )
  await resultOf(
    (signal) => scene.client.resume(handle).result({ signal }),
    'A task whose waiter was aborted could not be taken up again by its handle.',
  )
  demand(
    scene.generations() === 1,
    `After an abort, the vendor had taken on ${scene.generations()} generations. Only \`start\` may create something.`,
  )
}

const betweenPolls: Check = {
  name: 'between two polls: the waiter wakes at once, with the handle',
  async run(scene) {
    const moment = 'between two polls'
    let isPaced = false
    const pacing = (): number => {
      isPaced = true
      return 3_600_000
    }
    const task = await scene.open({ pacing }).submit()
    const error = await abortCall(
      moment,
      (signal) => task.result({ signal }),
      () => eventually(() => isPaced, 'A task was waited for, and nothing asked when to poll.'),
    )
    await demandResumed(scene, error ?? fail(cameToResult(moment)))
  },
}

const duringPoll: Check = {
  name: 'during a poll: the waiter wakes at once, and asks no more',
  async run(scene) {
    const moment = 'during a poll'
    const task = await scene.submit()
    await scene.fault({ operation: 'poll', kind: 'delay', ms: heldPollMs })
    const error = await abortCall(
      moment,
      (signal) => task.result({ signal }),
      () => arrived(scene, 'poll'),
    )
    const polls = scene.requests('poll').length
    await pause(quietMs)
    const later = scene.requests('poll').length
    demand(
      later === polls,
      `After its waiter had stopped, a poll sent ${later - polls} more requests. Ask once in each \`poll\`; core waits and repeats.`,
    )
    await demandResumed(scene, error ?? fail(cameToResult(moment)))
  },
}

/** An abort is felt at once, whenever it comes, and loses nothing. */
export const abortSuite: Suite = {
  name: 'abort',
  sharing: 'a vendor each',
  polls: true,
  checks: (subject) =>
    answersAtOnce(subject) ? [before, duringStart] : [before, duringStart, betweenPolls, duringPoll],
}
