import type { MediaplugError } from '@mediaplug/core'
import { foreignRequests } from '../network/foreign-requests.js'
import { outcomeOf, told } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import { demand } from '../verdict/demand.js'
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
  const { error } = await outcomeOf(scene.output())
  if (error) {
    demand(
      false,
      `The first case came to no result. ${advice(scene, error)} It ended with ${told(error)}.`,
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

/** Where the files of a request lie: core may fetch them. */
function originsIn(input: unknown): string[] {
  const urls = JSON.stringify(input).match(/https?:\/\/[^"\s]+/g) ?? []
  return urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin)
}

const oneOrigin: Check = {
  name: 'every request goes to the origin of `baseUrl`',
  async run(scene) {
    const { origin } = new URL(scene.sandbox.baseUrl)
    const foreign = await foreignRequests(originsIn(scene.subject.cases[0]), async () => {
      const { assets } = await scene.open().client.generate(scene.subject.id, scene.subject.cases[0])
      for (const asset of assets) await asset.bytes()
    })
    demand(
      foreign.length === 0,
      `With the \`baseUrl\` ${origin}, requests went to ${[...new Set(foreign)].join(', ')} as well. Send every request through \`http\`, by a path below the base URL: it alone is watched over, and a sandbox can take the vendor's place.`,
    )
  },
}

/** What all other checks begin with. */
export const firstCaseSuite: Suite = {
  name: 'first case',
  sharing: 'one vendor',
  checks: () => [comesToResult, oneOrigin],
}
