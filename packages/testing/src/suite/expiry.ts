import { errorOf, summaryOf } from '../scene/outcome.js'
import { demand } from '../verdict/demand.js'
import { skip } from '../verdict/skip.js'
import type { Check } from './suite.js'

const minuteMs = 60_000
const decadeMs = 10 * 365 * 24 * 60 * minuteMs

const plausibleTime: Check = {
  name: 'a time at which a link expires lies ahead',
  async run(scene) {
    const { assets } = await scene.output()
    const times = assets.flatMap(({ expiresAt }) => (expiresAt ? [expiresAt.getTime()] : []))
    if (times.length === 0) skip('no file tells when its link expires')
    const strange = times.find((time) => !(time > Date.now() - minuteMs && time < Date.now() + decadeMs))
    demand(
      strange === undefined,
      `A file's link is said to expire at ${strange !== undefined && new Date(strange).toUTCString()}. Mind the unit: \`new Date\` takes milliseconds, many vendors tell seconds.`,
    )
  },
}

const goneFile: Check = {
  name: 'a file that is gone is told as expired, with the handle, and is not generated anew',
  async run(scene) {
    const { asset } = await scene.file()
    scene.begin()
    await scene.fault({ operation: 'download', kind: 'status', status: 403 })
    const error = await errorOf(
      (signal) => asset.bytes({ signal }),
      'A download that the vendor answered with 403 succeeded.',
    )
    const isTraceable = error.handle !== undefined || !scene.subject.model.poll
    const creates = scene.requests('create').length
    demand(
      error.code === 'expired' && isTraceable && creates === 0,
      `A file that is gone led to ${creates} creates and to ${summaryOf(error)}, in place of \`expired\` with the handle. Report the vendor's own URL, and let core fetch it.`,
    )
  },
}

/** Files are kept for a time. What the vendor says of a task that it no longer keeps is among the faults of a poll. */
export const expiryChecks: readonly Check[] = [plausibleTime, goneFile]
