import { outcomeOf, resultOf, summaryOf } from '../scene/outcome.js'
import { promptLimitMs } from '../time/call-within.js'
import { demand } from '../verdict/demand.js'
import { answersAtOnce, type Check, type Suite } from './suite.js'

const cancels: Check = {
  name: 'a cancel reaches the vendor, and the task ends',
  async run(scene) {
    const task = await scene.submit()
    const { error } = await outcomeOf((signal) => task.cancel({ signal }))
    demand(
      scene.requests('cancel').length > 0,
      `\`cancel\` sent no request that the vendor takes for a cancel${error ? ` and ended with ${summaryOf(error)}` : ''}. Ask the vendor to end the task, or leave \`cancel\` out; if the sandbox does not call the request \`cancel\`, correct the sandbox.`,
    )
    const end = await outcomeOf((signal) => task.result({ signal }), promptLimitMs)
    demand(
      end.error === undefined || end.error.code === 'canceled',
      `A task that was canceled ended with ${end.error && summaryOf(end.error)}. Report the vendor's word for it as \`{ state: 'canceled' }\`.`,
    )
  },
}

const faulty: Check = {
  name: 'a cancel that breaks is an error with the handle, and creates nothing',
  async run(scene) {
    const task = await scene.submit()
    await scene.fault({ operation: 'cancel', kind: 'reset-before' })
    const { error } = await outcomeOf((signal) => task.cancel({ signal }))
    demand(
      error?.handle !== undefined,
      `A cancel whose connection broke ${error ? 'ended without the handle' : 'was told as done'}. Let the errors of \`http\` through.`,
    )
    await resultOf(
      (signal) => task.result({ signal }),
      'After a cancel that never arrived at the vendor, the task could not be followed any more.',
    )
    demand(
      scene.generations() === 1,
      `After a cancel, the vendor had taken on ${scene.generations()} generations. Only \`start\` may create something.`,
    )
  },
}

/** To cancel ends a task at the vendor. */
export const cancelSuite: Suite = {
  name: 'cancel',
  sharing: 'a vendor each',
  polls: true,
  unless: (subject) =>
    answersAtOnce(subject) ?? (subject.model.cancel ? undefined : 'the model declares no cancel'),
  checks: () => [cancels, faulty],
}
