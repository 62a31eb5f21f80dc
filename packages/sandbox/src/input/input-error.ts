/** What an input file has wrong: it is too large, or it cannot be used. */
export class InputError extends Error {
  readonly kind: 'too-large' | 'unusable'

  constructor(kind: 'too-large' | 'unusable', field: string, message: string) {
    super(`${field}: ${message}`)
    this.kind = kind
  }
}
