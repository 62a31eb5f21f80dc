import type { Model } from '@mediaplug/core/provider'
import { handleOf, longAgo } from '../scene/handle-of.js'
import { outcomeOf, summaryOf } from '../scene/outcome.js'
import { replaying } from '../scene/replay.js'
import type { Scene } from '../scene/scene.js'
import type { FailedTask } from '../scene/subject.js'
import { callLimitMs } from '../time/call-within.js'
import { demand } from '../verdict/demand.js'
import { skip } from '../verdict/skip.js'
import { answersAtOnce, type Check, type Suite } from './suite.js'

/** An error that passes would not be asked after as often at once. */
const mostPolls = 5

/** Asks after a task, and has each poll find what the vendor answers for one that failed. */
async function waitFor(scene: Scene, { answers }: FailedTask) {
  const stop = new AbortController()
  let polls = 0
  const around = (model: Model): Model =>
    model.poll === undefined
      ? model
      : {
          ...model,
          poll(ref) {
            polls++
            if (polls > mostPolls) stop.abort()
            return model.poll(ref, replaying(scene.provider, answers))
          },
        }
  const { client, submit } = scene.open({ around })
  const task = client.resume(longAgo(handleOf(await submit())))
  const { error } = await outcomeOf((signal) => task.result({ signal }), callLimitMs, stop)
  return { error, endless: error?.code === 'aborted' || error?.code === 'timeout' }
}

const ends = (failed: FailedTask): Check => ({
  name: `a task that failed is an end: ${failed.what}`,
  async run(scene) {
    const { means = 'failed', reason = '' } = failed
    const { error, endless } = await waitFor(scene, failed)
    demand(error !== undefined, `A task that failed (${failed.what}) came to a result.`)
    demand(
      !endless,
      `A task that failed (${failed.what}) is taken for one that still runs: it would be waited for until the caller's time is over. Report \`{ state: 'failed', reason }\` for the vendor's word for it.`,
    )
    demand(
      error.code === means,
      `A task that failed (${failed.what}) is told as ${summaryOf(error)}, not as \`${means}\`. Give the code with the status that \`poll\` reports, or correct \`means\`.`,
    )
    demand(
      error.handle !== undefined && scene.generations() === 1,
      `After a task that failed (${failed.what}), the error lacks the handle or something was created anew: ${summaryOf(error)}. Report the end, and leave the rest to core.`,
    )
    demand(
      error.message.includes(reason),
      `The error of a task that failed (${failed.what}) does not have the vendor's words '${reason}': it is ${summaryOf(error)}. Give them as \`reason\`.`,
    )
  },
})

const unknown: Check = {
  name: 'a task that failed is an end',
  run: async () =>
    skip('nobody says what the vendor answers for one: give it in `failedTasks` of `testProvider`'),
}

/** What the vendor says of a task that failed ends it. */
export const failedTaskSuite: Suite = {
  name: 'failed task',
  sharing: 'a vendor each',
  polls: true,
  unless: answersAtOnce,
  checks: ({ failedTasks }) => (failedTasks.length === 0 ? [unknown] : failedTasks.map(ends)),
}
