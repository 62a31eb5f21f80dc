// The states of a submission and of its task. The words are those of the types: another word does not compile here.

/** @typedef {import('../../../packages/core/src/journal/journal.js').JournalRecord['type']} RecordType */
/** @typedef {import('../../../packages/core/src/diagnostics/events.js').SubmissionEvent['state']} EventState */
/** @typedef {import('../../../packages/core/src/contract/status.js').Status<unknown>['state']} TaskState */

/**
 * @typedef {object} State
 * @property {string} note A word or two that say what it means.
 * @property {import('../palette.mjs').Tone} tone
 */

/**
 * A submission, by the records of the journal. `settled` is the end of all that came to something.
 *
 * @satisfies {Record<RecordType | Extract<EventState, 'waiting'>, State>}
 */
export const submissionStates = /** @type {const} */ ({
  waiting: { note: 'for a permit', tone: 'blue' },
  intent: { note: 'on its way', tone: 'blue' },
  answered: { note: 'result at once', tone: 'green' },
  accepted: { note: 'handle on disk', tone: 'blue' },
  uncertain: { note: 'maybe charged', tone: 'amber' },
  refused: { note: 'nothing paid', tone: 'red' },
  settled: { note: 'handed over', tone: 'green' },
})

/**
 * A task, by `status.state`.
 *
 * @satisfies {Record<TaskState, State>}
 */
export const taskStates = /** @type {const} */ ({
  queued: { note: 'at the vendor', tone: 'blue' },
  running: { note: 'being made', tone: 'blue' },
  succeeded: { note: 'with the files', tone: 'green' },
  failed: { note: 'with a reason', tone: 'red' },
  canceled: { note: 'by request', tone: 'red' },
  expired: { note: 'kept no longer', tone: 'red' },
})

export const states = { ...submissionStates, ...taskStates }

/** @typedef {keyof typeof states} StateName */
