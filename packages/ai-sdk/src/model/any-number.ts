/**
 * How many results one call may ask for: the AI SDK makes one call of as many as are wanted then, and the requests that
 * it takes are divided here. It divides by this, and makes no call at all for Infinity.
 */
export const anyNumber = Number.MAX_SAFE_INTEGER
