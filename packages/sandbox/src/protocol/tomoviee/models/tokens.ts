const token = /\s*(?:\p{Script=Han}|[^\s\p{Script=Han}]+)/gu

/** The beginning of a text: at most so many words or Chinese characters, which stand for tokens here. */
export function firstTokens(text: string, most: number): string {
  return (text.match(token) ?? []).slice(0, most).join('').trim()
}
