import { foreignRequests } from '../network/foreign-requests.js'
import { outcomeOf } from '../scene/outcome.js'
import { demand } from '../verdict/demand.js'
import type { Check } from './suite.js'

/** Where the files of a request lie: core may fetch them. */
function originsIn(input: unknown): string[] {
  const urls = JSON.stringify(input).match(/https?:\/\/[^"\s]+/g) ?? []
  return urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin)
}

/** The first case generates and its files are fetched under watch; the checks after it go on with both. */
export const originCheck: Check = {
  name: 'every request goes to the origin of `baseUrl`',
  async run(scene) {
    const { origin } = new URL(scene.sandbox.baseUrl)
    const foreign = await foreignRequests(originsIn(scene.subject.cases[0]), async () => {
      const { assets } = await scene.output()
      for (const asset of assets) await outcomeOf((signal) => asset.bytes({ signal }))
    })
    demand(
      foreign.length === 0,
      `With the \`baseUrl\` ${origin}, requests went to ${[...new Set(foreign)].join(', ')} as well. Send every request through \`http\`, by a path below the base URL: it alone is watched over, and a sandbox can take the vendor's place.`,
    )
  },
}
