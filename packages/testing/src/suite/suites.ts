import { abortSuite } from './abort.js'
import { accountSuite } from './account.js'
import { cancelSuite } from './cancel.js'
import { createFaultSuite } from './create-fault.js'
import { descriptionSuite } from './description.js'
import { failedTaskSuite } from './failed-task.js'
import { filesSuite } from './files.js'
import { firstCaseSuite } from './first-case.js'
import { forgerySuite } from './forgery.js'
import { handleSuite } from './handle.js'
import { inputSuite } from './input.js'
import { limitsSuite } from './limits.js'
import { malformedSuite } from './malformed.js'
import { paidSuite } from './paid.js'
import { pollFaultSuite } from './poll-fault.js'
import { portableSuite } from './portable.js'
import { secretsSuite } from './secrets.js'
import { settingsSuite } from './settings.js'
import type { Suite } from './suite.js'
import { unknownStatusSuite } from './unknown-status.js'

/** What is demanded of each model. */
export const modelSuites: readonly Suite[] = [
  firstCaseSuite,
  filesSuite,
  descriptionSuite,
  portableSuite,
  inputSuite,
  paidSuite,
  handleSuite,
  forgerySuite,
  abortSuite,
  createFaultSuite,
  pollFaultSuite,
  cancelSuite,
  failedTaskSuite,
  unknownStatusSuite,
  malformedSuite,
  secretsSuite,
]

/** What is demanded of the provider as a whole; checked with its first model. */
export const providerSuites: readonly Suite[] = [settingsSuite, limitsSuite, accountSuite]
