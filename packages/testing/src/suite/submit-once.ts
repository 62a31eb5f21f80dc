import { type Outcome, outcomeOf, summaryOf } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import { demand } from '../verdict/demand.js'

/** What an author has to do against a second generation, by what the model declares. */
export function advice({ subject }: Scene): string {
  switch (subject.model.submitSafety?.by) {
    case 'idempotency-key':
      return 'The model declares that the vendor knows a repeated request by its key: send `idempotencyKey` with every create, or take `submitSafety` out.'
    case 'lookup':
      return "The model declares that the vendor can be asked: have `find` give the task where there is one, and 'not-accepted' only when the vendor says so for sure, or take `submitSafety` out."
    default:
      return 'Repeat nothing in `start`, and leave `repeat` out of `fault` wherever the vendor may have accepted.'
  }
}

/** How a submission ended, in a sentence. */
export const ending = ({ error }: Outcome<unknown>): string =>
  error ? `It ended with ${summaryOf(error)}.` : 'It succeeded.'

/** Submits, and demands that the vendor took on one generation at the most. */
export async function submitOnce(scene: Scene, what: string): Promise<Outcome<unknown>> {
  const outcome = await outcomeOf(scene.submit)
  const generations = scene.generations()
  demand(
    generations <= 1,
    `${what}, one submission became ${generations} generations, each of them paid. ${advice(scene)} ${ending(outcome)}`,
  )
  demand(
    outcome.error !== undefined || generations === 1,
    `${what}, the submission succeeded though the vendor had taken nothing on. \`start\` must not make up a reference or a result. ${ending(outcome)}`,
  )
  return outcome
}
