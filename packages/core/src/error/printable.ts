/** What a terminal obeys instead of showing: colours, titles, links, moves of the cursor. */
const sequences = [
  String.raw`(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]`,
  String.raw`(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\|\x9c)`,
  String.raw`\x1b[\x20-\x2f]*[\x30-\x7e]`,
].join('|')

/** Controls, and what changes the order of what is read or is not seen at all. The joiners of scripts and emoji stay. */
const unseen = String.raw`[\p{Cc}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}`

const plain = /^[\n\t\x20-\x7e]*$/
const lineBreaks = /\r\n?/g
const notPrintable = new RegExp(String.raw`${sequences}|(?![\n\t])(?:${unseen})`, 'gu')

/**
 * A text from outside as it may stand in a log or on a terminal.
 *
 * Escape sequences, control characters and those that turn the direction of writing are taken out. Line breaks and
 * tabs stay; a carriage return becomes a line break.
 */
export function printable(text: string): string {
  if (plain.test(text)) return text
  return text.replace(lineBreaks, '\n').replace(notPrintable, '')
}

/** A line break within a word, where a long text was wrapped, and characters that nobody sees. */
const withinWords = String.raw`(?<=\S)\r?\n(?=\S)|(?![\n\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]`

/** What may stand between two letters of a word, though it reads as one: terminal sequences count as a whole. */
export const betweenLetters: RegExp = new RegExp(`${sequences}|${withinWords}`, 'gu')

/** The same, but of a sequence only its first character, which is what some programs leave out. */
export const betweenLettersAlone: RegExp = new RegExp(withinWords, 'gu')
