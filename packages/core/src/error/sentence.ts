/** A text with a full stop, unless it ends in one or its like. */
export const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
