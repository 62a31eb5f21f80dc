import type { AppliedFault } from '../../fault/fault.js'
import type { Answer } from '../../http/answer.js'
import { codeOf, reasonOf } from '../../task/outcome.js'
import type { Ledger } from '../../task/store.js'
import { taskState } from '../../task/task.js'
import { refusal, wrapped } from './answer.js'
import type { Admitted } from './authenticate.js'
import { isEmptyObject } from './request/empty.js'
import { emptyResult, spellResult } from './result/form.js'
import type { MediaioSettings } from './settings.js'
import { statusWord } from './status.js'
import type { MediaioTask } from './task.js'

/** Tells the state of a task, and its result when it is done. */
export function pollTask(
  ledger: Ledger<MediaioTask>,
  settings: MediaioSettings,
  { apiKey, request, body }: Admitted,
): Answer {
  if (!isEmptyObject(body)) return refusal(490000, 'params error: the body must be {}')
  const entry = ledger.find(request.rest, apiKey)
  if (entry === undefined) return refusal(40003)
  request.accept(entry.id)
  return showTask(entry, settings, request.fault)
}

function showTask(entry: MediaioTask, settings: MediaioSettings, fault: AppliedFault | undefined): Answer {
  const { resultForm, statusWords } = settings
  const state = taskState(entry.task, Date.now())
  const word = statusWord(state.name, statusWords)
  const reason = reasonOf(state, entry.ill)
  const code = codeOf(state, entry.ill)
  return wrapped(code, code === 0 ? '' : reason, {
    task_id: entry.id,
    status: fault?.kind === 'unknown-status' ? fault.word : word,
    ...(reason === '' ? {} : { reason }),
    result:
      state.name === 'succeeded'
        ? spellResult(resultForm, entry.makes, word, entry.links())
        : emptyResult(resultForm),
  })
}
