import type { InstalledModel } from '../account/installed-provider.js'
import { MediaplugError } from '../error/error.js'
import type { Candidate, Issue } from '../error/issue.js'
import { withAllowed } from '../validation/allowed.js'
import { inWords } from '../validation/describe.js'
import { check, invalidInput } from '../validation/validate.js'

/** A request on its way: the model that serves it, and its input as the model's schema makes it. */
export interface RoutedRequest {
  readonly installed: InstalledModel
  readonly input: unknown
}

/** A model that does not accept a request. */
interface Unfit {
  readonly installed: InstalledModel
  readonly issues: readonly Issue[]
}

/** The models of a capability that accept a request, one after the other, in the order of the providers. */
export class Candidates {
  readonly #capability: string
  readonly #models: readonly InstalledModel[]
  readonly #input: unknown
  readonly #unfit: Unfit[] = []
  #asked = 0

  constructor(capability: string, models: readonly InstalledModel[], input: unknown) {
    this.#capability = capability
    this.#models = models
    this.#input = input
  }

  /**
   * The first model that accepts the request.
   *
   * @throws MediaplugError `invalid-input` with the field, or `no-route` with each model's reason.
   */
  async first(): Promise<RoutedRequest> {
    const schema = this.#models[0]?.model.capability.input
    const portable = schema && (await check(schema, this.#input))
    if (portable && 'issues' in portable) {
      throw invalidInput(this.#capability, withAllowed(portable.issues, schema, this.#input))
    }
    const first = await this.next()
    if (first) return first
    throw this.#noRoute()
  }

  /** The next model that accepts the request, if there is one. */
  async next(): Promise<RoutedRequest | undefined> {
    while (this.#asked < this.#models.length) {
      const installed = this.#models[this.#asked++]
      if (installed === undefined) return undefined
      // Without the fields of each model: there may be many, and their reasons are to be read side by side.
      const checked = await check(installed.model.input, this.#input, [])
      if ('value' in checked) return { installed, input: checked.value }
      this.#unfit.push({ installed, issues: checked.issues })
    }
    return undefined
  }

  /** The models so far that do not accept the request. */
  unfit(): readonly Candidate[] {
    return this.#unfit.map(({ installed: { id, model }, issues }) => ({
      model: id,
      issues: withAllowed(issues, model.input, this.#input),
    }))
  }

  #noRoute(): MediaplugError {
    const models = new Map<string, string[]>()
    for (const { installed, issues } of this.#unfit) {
      const reason = inWords(issues)
      models.set(reason, [...(models.get(reason) ?? []), installed.id])
    }
    const lines = [...models].map(([reason, ids]) => `\n  ${ids.join(', ')}: ${reason}`)
    const message = `No model of ${this.#capability} accepts this request.${lines.join('')}`
    return new MediaplugError('no-route', message, { phase: 'input', candidates: this.unfit() })
  }
}
