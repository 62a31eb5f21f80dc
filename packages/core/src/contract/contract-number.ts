/**
 * The number of the contract between core and providers. It grows when providers may say what an earlier core does not
 * understand.
 */
export const contractNumber = 1
