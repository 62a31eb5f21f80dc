/** The major versions of Node that are supported, each of which runs the tests. */
export const nodes = [20, 22, 24, 26]
