// Where the states stand, and by which ways one leads to another.

/** @typedef {import('./states.mjs').StateName} StateName */
/** @typedef {import('../picture.mjs').Point} Point */

/**
 * The middle of a box and its sides.
 *
 * @typedef {object} Box
 * @property {number} x
 * @property {number} y
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 */

/**
 * @typedef {object} Way
 * @property {readonly Point[]} points
 * @property {boolean} [isAsked] Whether it is gone only where the vendor can be asked.
 */

/**
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {Readonly<Record<'width' | 'height', number>>} box
 * @property {boolean} hasNotes
 * @property {Readonly<Record<StateName, Point>>} at The middles of the boxes.
 * @property {(box: (name: StateName) => Box) => readonly Way[]} ways
 * @property {readonly (readonly [x: number, y: number, words: string])[]} captions
 * @property {Readonly<Record<'x' | 'y' | 'width' | 'height', number>>} ended The frame around the states that are ends.
 */

export const ended = /** @type {const} */ (['succeeded', 'failed', 'canceled', 'expired'])
export const outcomes = /** @type {const} */ (['answered', 'accepted', 'uncertain', 'refused'])
