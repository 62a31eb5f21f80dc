// What both pictures of the house say of its plan.

/**
 * The plan in a sentence.
 *
 * @param {import('./plan.mjs').Plan} plan
 */
export function summaryOf({ rooms, arrows }) {
  const files = rooms.reduce((sum, room) => sum + room.files, 0)
  const back = arrows.filter((arrow) => arrow.back).length
  return `${files} files, ${arrows.length} arrows, ${back === 0 ? 'none' : back} of them back.`
}

/** A name that fits into a box. */
export const shortName = (/** @type {string} */ name) => (name.length > 15 ? `${name.slice(0, 14)}…` : name)

/** The radius of a dot: twice as many imports are a step more. */
export const dotSize = (/** @type {number} */ imports) => Number((2.5 + Math.log2(imports) * 0.6).toFixed(1))
