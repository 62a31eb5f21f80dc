import { SecretIndex } from './secret-index.js'

/** Secrets of one time. They are made ready for a search when one is made: most never are. */
class Generation {
  readonly #secrets = new Set<string>()
  readonly #index = new SecretIndex()
  #notIndexed: string[] = []
  #characters = 0

  get characters(): number {
    return this.#characters
  }

  has(secret: string): boolean {
    return this.#secrets.has(secret)
  }

  add(secret: string): void {
    this.#secrets.add(secret)
    this.#notIndexed.push(secret)
    this.#characters += secret.length
  }

  get index(): SecretIndex {
    for (const secret of this.#notIndexed) this.#index.add(secret)
    this.#notIndexed = []
    return this.#index
  }
}

/**
 * The secrets that were used last. One that is used again counts as new, so that a flood of others does not push it
 * out; beyond twice the limit, those that were not used for the longest time are forgotten.
 */
export class RecentSecrets {
  readonly #limit: number
  #young = new Generation()
  #old = new Generation()

  /** @param limit - How many characters are kept in any case. */
  constructor(limit: number) {
    this.#limit = limit
  }

  add(secret: string): void {
    if (this.#young.has(secret)) return
    if (this.#young.characters >= this.#limit) {
      this.#old = this.#young
      this.#young = new Generation()
    }
    this.#young.add(secret)
  }

  get indices(): readonly SecretIndex[] {
    return [this.#young.index, this.#old.index]
  }
}
