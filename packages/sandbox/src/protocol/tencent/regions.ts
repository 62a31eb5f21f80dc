/** The regions that the sandbox has: that of the international site, and that of the China site. */
export const regions = ['ap-singapore', 'ap-guangzhou'] as const

/** One of them. */
export type Region = (typeof regions)[number]
