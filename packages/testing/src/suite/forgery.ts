import type { TaskHandle } from '@mediaplug/core'
import { openDecoy } from '../network/decoy.js'
import type { VendorRequest } from '../sandbox/vendor-sandbox.js'
import { handleOf, longAgo } from '../scene/handle-of.js'
import { resultOf, summaryOf } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import { waitForEnd } from '../scene/wait-for-end.js'
import { demand } from '../verdict/demand.js'
import { answersAtOnce, type Check, type Suite } from './suite.js'

const mostPolls = 3

const elsewhere = (host: string): string[] => [
  `http://${host}/task`,
  `https://${host}/task`,
  `//${host}/task`,
  `@${host}/task`,
  `\\\\${host}\\task`,
]

const astray = (ref: string): string[] => [
  '..',
  '.',
  '../admin',
  `${ref}/../../admin`,
  '..%2f..%2fadmin',
  '%2e%2e/admin',
  `${ref}/extra`,
  `${ref}?admin=1`,
  `${ref}#admin`,
  `${ref}%00`,
]

const cut = (ref: string): string[] => [
  ref.slice(0, -1),
  ref.slice(0, 1),
  `${ref}0`,
  '0',
  'undefined',
  'null',
]

/** How deep a request's path is. */
const depth = ({ path }: VendorRequest): number => path.split('?')[0]?.split('/').length ?? 0

async function genuine(scene: Scene): Promise<TaskHandle> {
  const task = await scene.submit()
  await resultOf((signal) => task.result({ signal }), 'The first case came to no result.')
  return longAgo(handleOf(task))
}

/** Takes up a task by a forged handle, and demands that it is an error, soon. */
async function tryRef(scene: Scene, handle: TaskHandle, ref: string): Promise<void> {
  const task = scene.client.resume({ ...handle, ref })
  const { outcome, endless } = await waitForEnd(scene, task, mostPolls)
  demand(
    outcome.error !== undefined,
    `A handle with the reference '${ref}', which the vendor never gave, came to a result. \`poll\` has to ask after the very \`ref\` that it is given.`,
  )
  demand(
    !endless,
    `A handle with the reference '${ref}' is waited for without end (${summaryOf(outcome.error)}). Give the vendor's word for a task that it does not know the code \`expired\` in \`fault\`, or give \`{ state: 'expired' }\`.`,
  )
}

async function tryRefs(scene: Scene, handle: TaskHandle, refs: readonly string[]): Promise<void> {
  for (const ref of refs) if (ref !== '' && ref !== handle.ref) await tryRef(scene, handle, ref)
}

const elsewhereCheck: Check = {
  name: 'a forged reference sends no request to another host',
  async run(scene) {
    const handle = await genuine(scene)
    const decoy = await openDecoy()
    try {
      await tryRefs(scene, handle, elsewhere(decoy.host))
      demand(
        decoy.asked.length === 0,
        `A forged handle made the provider ask another host: ${decoy.asked[0]}. Whoever can hand in a handle gets the credentials. Ask through \`http\` only, with a path that you build yourself.`,
      )
    } finally {
      decoy.close()
    }
  },
}

const astrayCheck: Check = {
  name: 'a forged reference leads to no other path of the vendor',
  async run(scene) {
    const handle = await genuine(scene)
    const usual = scene.requests('poll').map(depth)
    scene.begin()
    await tryRefs(scene, handle, astray(handle.ref))
    const strange = scene
      .requests()
      .find((request) => request.operation !== 'poll' || !usual.includes(depth(request)))
    demand(
      strange === undefined,
      `A forged handle made the provider ask ${strange?.method} ${strange?.path} (${strange?.operation}). Encode the reference where you insert it into a path: \`encodeURIComponent(ref)\`.`,
    )
  },
}

const cutCheck: Check = {
  name: 'a cut or unknown reference is an error, soon',
  async run(scene) {
    const handle = await genuine(scene)
    await tryRefs(scene, handle, cut(handle.ref))
    demand(
      scene.generations() === 1,
      `A handle of an unknown task made the vendor take on a generation. \`poll\` must never create one.`,
    )
  },
}

/** A handle may come from anywhere. */
export const forgerySuite: Suite = {
  name: 'forged handles',
  sharing: 'a vendor each',
  polls: true,
  unless: answersAtOnce,
  checks: () => [elsewhereCheck, astrayCheck, cutCheck],
}
