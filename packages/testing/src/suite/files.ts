import { downloadFaultChecks } from './download-fault.js'
import { expiryChecks } from './expiry.js'
import { originCheck } from './origin.js'
import { outputChecks } from './output.js'
import type { Suite } from './suite.js'

/** The files of a result: where they lie, what they are, how long they are kept, and how they are fetched. */
export const filesSuite: Suite = {
  name: 'files',
  sharing: 'one vendor',
  checks: (subject) => [originCheck, ...outputChecks(subject), ...expiryChecks, ...downloadFaultChecks],
}
