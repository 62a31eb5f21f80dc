/** Whether credentials hold for good, or come with a token and hold for a time. */
export const credentialKinds = ['permanent', 'temporary'] as const

/** One of them. */
export type CredentialKind = (typeof credentialKinds)[number]
