/** The same text, whose last character is a hexadecimal digit, with one bit of that digit the other way round. */
export function flipLastBit(text: string): string {
  const digit = Number.parseInt(text.slice(-1), 16)
  if (Number.isNaN(digit)) throw new TypeError(`no hexadecimal digit at the end: ${text}`)
  return text.slice(0, -1) + (digit ^ 1).toString(16)
}
