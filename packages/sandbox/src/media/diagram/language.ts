/** The languages that diagrams can be labelled in, by EdrawMax's codes. */
export const languages = ['en', 'cn', 'jp', 'kr', 'es', 'fr', 'de', 'it', 'tw', 'pt', 'ru', 'id'] as const

/** A language of diagram labels. */
export type Language = (typeof languages)[number]
