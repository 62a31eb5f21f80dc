/** What an input file has wrong: it is too large (413), or it cannot be used (422). */
export class InputError extends Error {
  readonly code: 680413 | 680422

  constructor(code: 680413 | 680422, field: string, message: string) {
    super(`${field}: ${message}`)
    this.code = code
  }
}
