import { brokenAccounts } from './broken/account.js'
import { brokenAnswers } from './broken/answer.js'
import type { BrokenProvider } from './broken/broken-provider.js'
import { brokenEnds } from './broken/end.js'
import { brokenFaults } from './broken/fault.js'
import { brokenResults } from './broken/result.js'
import { brokenTasks } from './broken/task.js'

/** One at least for each suite. */
export const brokenProviders: readonly BrokenProvider[] = [
  ...brokenResults,
  ...brokenTasks,
  ...brokenEnds,
  ...brokenFaults,
  ...brokenAnswers,
  ...brokenAccounts,
]
