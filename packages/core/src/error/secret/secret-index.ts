/** A part of a text, from the first character to before the last. */
export type Span = readonly [start: number, end: number]

/** Shorter secrets are not looked for: they stand in ordinary words, and the gap would tell them. */
const shortestSecret = 6

/** Where a text was cut off, by its end or by dots. */
const cuts = /…|\.\.\.|$/g

/** A text in which capitals are small. Only those of ASCII are: others may become two letters, and move what follows. */
const folded = (text: string): string => text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())

/** Secrets by how they begin, so that a text is searched for all of them at once. */
export class SecretIndex {
  readonly #byBeginning = new Map<string, string[]>()
  /** Which characters begin a secret, by the last eight bits of their codes. */
  readonly #first = new Uint8Array(256)
  readonly #second = new Uint8Array(256)
  #shortest = Number.POSITIVE_INFINITY
  #hasSpaces = false

  /** The length of the shortest secret, in characters; infinite without any. */
  get shortest(): number {
    return this.#shortest
  }

  /** Whether a secret has a space, which a form writes as `+`. */
  get hasSpaces(): boolean {
    return this.#hasSpaces
  }

  add(secret: string): void {
    if (secret.length < shortestSecret) return
    this.#shortest = Math.min(this.#shortest, secret.length)
    this.#hasSpaces ||= secret.includes(' ')
    // The second is how its bytes read where they were decoded from something.
    for (const form of new Set([folded(secret), folded(Buffer.from(secret).toString('latin1'))])) {
      const beginning = form.slice(0, shortestSecret)
      this.#first[form.charCodeAt(0) & 255] = 1
      this.#second[form.charCodeAt(1) & 255] = 1
      const others = this.#byBeginning.get(beginning)
      if (others === undefined) this.#byBeginning.set(beginning, [form])
      else others.push(form)
    }
  }

  /** Where secrets stand in a text, in capitals or not, whole or cut off at its end. */
  *find(reading: string): Generator<Span, void, void> {
    const text = folded(reading)
    const [first, second] = [this.#first, this.#second]
    let cut = -1
    for (let at = 0; at + shortestSecret <= text.length; at++) {
      if (!first[text.charCodeAt(at) & 255] || !second[text.charCodeAt(at + 1) & 255]) continue
      const secrets = this.#byBeginning.get(text.slice(at, at + shortestSecret))
      if (secrets === undefined) continue
      if (cut < at + shortestSecret) {
        cuts.lastIndex = at + shortestSecret
        cut = cuts.exec(text)?.index ?? text.length
      }
      const beginning = text.slice(at, cut)
      for (const secret of secrets) {
        if (text.startsWith(secret, at)) yield [at, at + secret.length]
        else if (secret.startsWith(beginning)) yield [at, cut]
      }
    }
  }
}
