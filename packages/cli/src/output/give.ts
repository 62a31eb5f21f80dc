import type { Session } from '../session/session.js'

/** Gives a result: as JSON to a program, in words to a person. */
export function give(session: Session, data: unknown, words: string): void {
  session.give(session.isJson ? JSON.stringify(data, null, session.terminal.isTTY ? 2 : undefined) : words)
}
