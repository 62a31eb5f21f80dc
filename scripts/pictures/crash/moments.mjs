// What happens in a crash: the acts of a submission in their order, and what a process that is killed between them leaves.
// A test gives what each moment leaves on disk to a client and compares what `recover()` says.

/** @typedef {import('../../../packages/core/src/journal/journal.js').JournalRecord['type']} RecordType */
/** @typedef {import('../../../packages/core/src/client/recovered.js').Recovered['state']} RecoveredState */

/**
 * An act of a submission.
 *
 * @typedef {object} Act
 * @property {string} does
 * @property {string} [note]
 */

/**
 * A moment at which the process may be killed.
 *
 * @typedef {object} Moment
 * @property {string} when
 * @property {readonly RecordType[]} left Which records of the submission the journal has.
 * @property {RecoveredState | 'nothing'} recovered What `recover()` says.
 * @property {string} paid
 * @property {string} next What is to be done.
 * @property {import('../palette.mjs').Tone} tone
 */

/** @type {readonly (Act | Moment)[]} */
export const story = [
  { does: 'submit() is called', note: 'the input is checked, a permit is waited for' },
  {
    when: 'before the intent',
    left: [],
    recovered: 'nothing',
    paid: 'nothing, since nothing was sent',
    next: 'Submit it again.',
    tone: 'green',
  },
  { does: 'the intent is on disk', note: 'with the request, shortened' },
  { does: 'the paid request is sent' },
  {
    when: 'before the acceptance',
    left: ['intent'],
    recovered: 'uncertain',
    paid: 'perhaps, so it is not sent again',
    next: 'Look at the vendor, then settle it.',
    tone: 'amber',
  },
  { does: 'the vendor’s acceptance is on disk', note: 'with the handle' },
  {
    when: 'after the acceptance',
    left: ['intent', 'accepted'],
    recovered: 'accepted',
    paid: 'once',
    next: 'resume() it: the task went on.',
    tone: 'green',
  },
  { does: 'the result is handed over' },
  {
    when: 'before it is settled',
    left: ['intent', 'accepted'],
    recovered: 'accepted',
    paid: 'once',
    next: 'resume() it: the result comes again.',
    tone: 'green',
  },
  { does: 'it is settled', note: 'a moment later, or when you say so' },
  {
    when: 'when it is settled',
    left: ['intent', 'accepted', 'settled'],
    recovered: 'nothing',
    paid: 'once',
    next: 'Nothing more.',
    tone: 'green',
  },
]

/** @type {readonly Moment[]} */
export const moments = story.flatMap((part) => ('when' in part ? [part] : []))
