import { setTimeout as wait } from 'node:timers/promises'
import type { MediaplugError } from '@mediaplug/core'
import type { VendorOperation } from '../sandbox/fault.js'
import { errorOf, told } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import { eventually, soonMs, within } from '../time/patience.js'
import { demand } from '../verdict/demand.js'
import { answersAtOnce, type Check, type Suite } from './suite.js'

/** How long an answer is held back: long enough to see that nobody waits for it. */
const heldMs = 20_000
const answeredMs = 300
const quietMs = 150

/** Aborts a call, and demands that its caller is told at once. */
async function abortCall(
  moment: string,
  call: (signal: AbortSignal) => Promise<unknown>,
  underWay: () => Promise<void>,
): Promise<MediaplugError> {
  const controller = new AbortController()
  const ended = errorOf(
    call(controller.signal),
    `A call that was aborted ${moment} came to a result. Pass \`signal\` on to whatever can take long.`,
  )
  ended.catch(() => {})
  await underWay()
  controller.abort()
  return within(
    ended,
    soonMs,
    `A caller who aborted ${moment} was not told within ${soonMs} ms. Neither wait nor repeat inside of a model: pass \`signal\` on to whatever can take long.`,
  )
}

const arrived = (scene: Scene, operation: VendorOperation) =>
  eventually(
    () => scene.requests(operation).length > 0,
    `No request of the kind '${operation}' arrived at the vendor. If one did, the sandbox has to call it so.`,
  )

const before: Check = {
  name: 'before anything is sent: nothing is sent',
  async run({ client, subject, ...scene }) {
    const error = await errorOf(
      client.submit(subject.id, subject.cases[0], { signal: AbortSignal.abort() }),
      'A call that was aborted from the beginning came to a result. Send nothing but in `start`, and that through `http`.',
    )
    await wait(quietMs)
    const { length } = scene.requests()
    demand(
      error.code === 'aborted' && length === 0,
      `A call that was aborted from the beginning sent ${length} requests and ended with ${told(error)}. Send nothing but in \`start\`, and that through \`http\`.`,
    )
  },
}

const duringStart: Check = {
  name: 'while the vendor decides: the doubt is told, and nothing is created anew',
  async run(scene) {
    const { client, subject, journal } = scene
    await scene.fault({ operation: 'create', kind: 'delay', ms: answeredMs })
    const error = await abortCall(
      'while the vendor decided',
      (signal) => client.submit(subject.id, subject.cases[0], { signal }),
      () => arrived(scene, 'create'),
    )
    demand(
      error.code === 'submission-uncertain' || error.handle !== undefined,
      `A submission that was aborted on its way, and may be paid for, ended with ${told(error)}. Send the paid request through \`http\`, and do not mark it \`paid: false\`.`,
    )
    if (subject.model.poll) {
      await eventually(
        () => journal.records.some(({ type }) => type === 'accepted'),
        'The task of a submission that was aborted on its way was accepted, and the journal never learned of it. Read the answer of the create, and return its reference.',
      )
    } else await wait(answeredMs + quietMs)
    demand(
      scene.requests('create').length === 1,
      `After an abort, the vendor received ${scene.requests('create').length} creates in place of one. Leave all repeating to core.`,
    )
  },
}

async function resumes(scene: Scene, error: MediaplugError): Promise<void> {
  demand(
    error.code === 'aborted' && error.handle !== undefined,
    `A caller who stopped waiting was told ${told(error)}, in place of \`aborted\` with the handle. Let the errors of \`http\` through.`,
  )
  await scene.client.resume(error.handle).result()
  demand(
    scene.generations() === 1,
    `After an abort, the vendor had taken on ${scene.generations()} generations. Only \`start\` may create something.`,
  )
}

const betweenPolls: Check = {
  name: 'between two polls: the waiter wakes at once, with the handle',
  async run(scene) {
    const { client } = scene.open({ pacing: () => 60_000 })
    const task = await client.submit(scene.subject.id, scene.subject.cases[0])
    const error = await abortCall(
      'between two polls',
      (signal) => task.result({ signal }),
      () => wait(20),
    )
    await resumes(scene, error)
  },
}

const duringPoll: Check = {
  name: 'during a poll: the waiter wakes at once, and asks no more',
  async run(scene) {
    const task = await scene.submit()
    await scene.fault({ operation: 'poll', kind: 'delay', ms: heldMs })
    const error = await abortCall(
      'during a poll',
      (signal) => task.result({ signal }),
      () => arrived(scene, 'poll'),
    )
    const polls = scene.requests('poll').length
    await wait(quietMs)
    const later = scene.requests('poll').length
    demand(
      later === polls,
      `After its waiter had stopped, a poll sent ${later - polls} more requests. Ask once in each \`poll\`; core waits and repeats.`,
    )
    await resumes(scene, error)
  },
}

/** An abort is felt at once, whenever it comes, and loses nothing. */
export const abortSuite: Suite = {
  name: 'abort',
  sharing: 'a vendor each',
  checks: (subject) =>
    answersAtOnce(subject) ? [before, duringStart] : [before, duringStart, betweenPolls, duringPoll],
}
