// The way of a request through the rooms of core. A test holds it to the files that it names and to the order of rooms.

/**
 * A step of a request.
 *
 * @typedef {object} Step
 * @property {string} does
 * @property {readonly string[]} notes
 * @property {string} file Where it is done, below `packages/core/src`.
 * @property {string} [journal] What is written.
 * @property {{ readonly asks: string, readonly answer: string }} [vendor] What goes to the vendor, and what comes back.
 */

/** @type {readonly Step[]} */
export const before = [
  {
    does: 'Find the model',
    notes: ['and check the input', 'by its schema'],
    file: 'registry/route.ts',
  },
  {
    does: 'Make files ready',
    notes: ['URL, bytes or upload,', 'as the model takes them'],
    file: 'input/resolve-files.ts',
  },
  {
    does: 'Wait for a permit',
    notes: ['a place within limits'],
    file: 'submission/take-permit.ts',
  },
  {
    does: 'Write the intent',
    notes: ['before anything is sent'],
    file: 'submission/submit.ts',
    journal: 'intent',
  },
]

/** @type {readonly Step[]} */
export const after = [
  {
    does: 'Send the request',
    notes: ['again only where it was', 'provably not accepted'],
    file: 'submission/start.ts',
    vendor: { asks: 'start', answer: 'accepted' },
  },
  {
    does: 'Keep the handle',
    notes: ['then you get the task'],
    file: 'submission/journal-recorder.ts',
    journal: 'accepted',
  },
  {
    does: 'Ask after the task',
    notes: ['when an end is likely'],
    file: 'task/poller.ts',
    vendor: { asks: 'polls', answer: 'status' },
  },
  {
    does: 'Hand over the result',
    notes: ['settled by that,', 'or when you say so'],
    file: 'client/settle-on-delivery.ts',
    journal: 'settled',
  },
  {
    does: 'Save the files',
    notes: ['streamed, checked,', 'renamed when complete'],
    file: 'asset/save/save-file.ts',
    vendor: { asks: 'downloads', answer: 'files' },
  },
]
