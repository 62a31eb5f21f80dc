import type { MediaplugError } from '@mediaplug/core'
import { outcomeOf, summaryOf } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import { demand, fail } from '../verdict/demand.js'
import type { Check, Suite } from './suite.js'

/** What an author can do about a first case that fails, by what arrived at the vendor. */
function advice(scene: Scene, { code }: MediaplugError): string {
  if (scene.generations() > 0) return 'Correct the case, the sandbox or the model.'
  if (scene.requests().length > 0)
    return "The vendor's log has no accepted `create`: correct the request, or name the route so."
  if (code === 'invalid-input') return 'Nothing was sent. Correct the case.'
  if (code === 'auth')
    return "Nothing was sent. Name the sandbox's `credentials` as the provider's settings are named."
  return 'No request arrived at the sandbox: take the address from `baseUrl`, and send through `http`.'
}

/** Demands of the first case what all other checks begin with. */
export async function tryFirstCase(scene: Scene): Promise<void> {
  const { error } = await outcomeOf(() => scene.output())
  if (error) {
    fail(
      `The first case came to no result. ${advice(scene, error)} It ended with ${summaryOf(error)}.`,
      error,
    )
  }
  demand(
    scene.generations() > 0,
    "The first case came to a result, and the vendor's log has no accepted `create`: name the route so.",
  )
}

/** It is tried before all other checks of its model; what came of it is reported here. */
const comesToResult: Check = { name: 'the first case comes to a result', run: async () => {} }

/** What all other checks begin with. */
export const firstCaseSuite: Suite = {
  name: 'first case',
  sharing: 'one vendor',
  checks: () => [comesToResult],
}
