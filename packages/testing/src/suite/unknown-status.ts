import type { Model } from '@mediaplug/core/provider'
import { summaryOf } from '../scene/outcome.js'
import { recording } from '../scene/replay.js'
import { waitForEnd } from '../scene/wait-for-end.js'
import { demand } from '../verdict/demand.js'
import { answersAtOnce, type Check, type Suite } from './suite.js'

const word = 'mediaplug-unheard-of'
/** An error that passes would not be asked after as often at once. */
const mostPolls = 5

/** A model whose polls leave behind what the vendor answered. */
function recordingPolls(model: Model, answers: unknown[]): Model {
  if (model.poll === undefined) return model
  return { ...model, poll: (ref, context) => model.poll(ref, recording(context, answers)) }
}

const named: Check = {
  name: 'a status that nobody knows is an error that names it, not a task that runs for ever',
  async run(scene) {
    const answers: unknown[] = []
    const task = await scene.open({ around: (model) => recordingPolls(model, answers) }).submit()
    await scene.fault({ operation: 'poll', kind: 'unknown-status', word, times: 1_000_000 })
    const { outcome, endless } = await waitForEnd(scene, task, mostPolls)
    const { error } = outcome
    const isToldOnlyNow = error !== undefined && !endless
    demand(
      isToldOnlyNow || JSON.stringify(answers).includes(word),
      `The sandbox was asked to report the task as '${word}', and none of its answers has the word. Have it pass on the state of a task as it is; or name in \`faults\` those that it can make.`,
    )
    demand(
      error !== undefined,
      `A task whose status was '${word}' came to a result. Read the status word by word, and throw for any other.`,
    )
    demand(
      !endless,
      `A task whose status is '${word}' is taken for one that still runs: it would be waited for until the caller's time is over. Throw for a status that is not in the vendor's list; \`parseAnswer\` with an enumeration does.`,
    )
    demand(
      error.message.includes(word),
      `The error for the status '${word}' does not name it, so nobody can tell what is new at the vendor. It is ${summaryOf(error)}. Read the answer by \`parseAnswer\`, or put the word into the error.`,
    )
    demand(
      error.handle !== undefined && scene.generations() === 1,
      `After the status '${word}', the task is lost or was created anew: ${summaryOf(error)}. Throw, and leave the rest to core.`,
    )
  },
}

/** What the vendor never said before. */
export const unknownStatusSuite: Suite = {
  name: 'unknown status',
  sharing: 'a vendor each',
  polls: true,
  unless: answersAtOnce,
  checks: () => [named],
}
