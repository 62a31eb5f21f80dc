import { handleOf, longAgo } from '../scene/handle-of.js'
import { summaryOf } from '../scene/outcome.js'
import type { VendorCode } from '../scene/subject.js'
import { waitForEnd } from '../scene/wait-for-end.js'
import { demand } from '../verdict/demand.js'
import { ending, submitOnce } from './submit-once.js'
import type { Check } from './suite.js'

/** Codes that leave open whether the vendor accepted, or that pass. */
const open = ['vendor', 'network', 'protocol']
const mostPolls = 3

function createCode({ code, means }: VendorCode): Check {
  return {
    name: `the vendor's ${code}: ${means}, and no second generation`,
    async run(scene) {
      await scene.fault({ operation: 'create', kind: 'vendor-code', code })
      const outcome = await submitOnce(scene, `After the vendor's ${code}`)
      const { error } = outcome
      demand(
        error === undefined || error.code === means || error.code === 'submission-uncertain',
        `The vendor's ${code} is told as \`${error?.code}\`, not as \`${means}\`. Give it this code in \`fault\`. ${ending(outcome)}`,
      )
      demand(
        error?.code !== 'submission-uncertain' || open.includes(means),
        `The vendor's ${code} means \`${means}\`, so nothing was accepted, and yet the user is told of a doubt. ${ending(outcome)}`,
      )
      demand(
        error === undefined || String(error.vendorCode) === String(code),
        `The error of the vendor's ${code} has the \`vendorCode\` ${error?.vendorCode}. Give it in \`fault\`, so that users can look it up. ${ending(outcome)}`,
      )
    },
  }
}

function pollCode({ code, means }: VendorCode): Check {
  return {
    name: `the vendor's ${code}: ${means}, with the handle`,
    async run(scene) {
      const task = await scene.submit()
      await scene.fault({ operation: 'poll', kind: 'vendor-code', code, times: 100 })
      const old = scene.open().client.resume(longAgo(handleOf(task)))
      const { outcome, endless } = await waitForEnd(scene, old, mostPolls)
      const { error } = outcome
      demand(
        error !== undefined,
        `The vendor answered each poll with its code ${code}, and the task came to a result.`,
      )
      const passing = endless && [...open, 'rate-limit'].includes(means)
      demand(
        error.code === means || passing,
        `The vendor's ${code} of a poll is told as ${summaryOf(error)}, not as \`${means}\`. Give it this code in \`fault\`, or in the status that \`poll\` reports.`,
      )
      demand(error.handle !== undefined, `The error of the vendor's ${code} does not carry the handle.`)
    },
  }
}

/** What a create makes of the vendor's own codes. */
export const createCodeChecks = (codes: readonly VendorCode[]): Check[] =>
  codes.filter(({ at = 'create' }) => at === 'create').map(createCode)

/** What a poll makes of the vendor's own codes. */
export const pollCodeChecks = (codes: readonly VendorCode[]): Check[] =>
  codes.filter(({ at }) => at === 'poll').map(pollCode)
