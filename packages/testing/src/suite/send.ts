import { oncePerScene } from '../scene/once-per-scene.js'
import { outcomeOf } from '../scene/outcome.js'
import type { Scene } from '../scene/scene.js'
import type { Settings } from '../scene/subject.js'
import { type Noise, noiseOf } from '../wire/compare.js'
import { type Leaves, leavesOf } from '../wire/leaves.js'

/** What a request becomes on the wire; `undefined` where it is refused before anything is sent. */
export async function send(
  { client, subject, sandbox }: Scene,
  input: Settings,
): Promise<Leaves | undefined> {
  const before = sandbox.log.length
  await outcomeOf((signal) => client.submit(subject.id, input, { signal }))
  const follows = new Set(['poll', 'download', 'cancel'])
  const requests = sandbox.log.slice(before).filter(({ operation }) => !follows.has(operation))
  return requests.length === 0 ? undefined : leavesOf(requests)
}

async function findNoise(scene: Scene, input: Settings): Promise<Noise> {
  const [one, other] = [await send(scene, input), await send(scene, input)]
  return one && other ? noiseOf(one, other) : new Map()
}

const noisesIn = oncePerScene(() => new Map<Settings, Promise<Noise>>())

/** What differs of a request each time that it is sent: found out once for each scene, by sending it twice. */
export function noiseAround(scene: Scene, input: Settings): Promise<Noise> {
  const noises = noisesIn(scene)
  const noise = noises.get(input) ?? findNoise(scene, input)
  noises.set(input, noise)
  return noise
}
