import { within } from './scene/patience.js'
import { openScene, type Scene } from './scene/scene.js'
import { skipReason } from './scene/skip.js'
import type { ModelSubject } from './scene/subject.js'
import type { Check } from './suite/suite.js'

const longestMs = 40_000

/** What was thrown by the checks that did not hold or did not apply. */
export type Objections = ReadonlyMap<Check, unknown>

/** Runs checks one after another with the same vendor. After one that fails, the vendor is another. */
export async function runChecks(subject: ModelSubject, checks: readonly Check[]): Promise<Objections> {
  const objections = new Map<Check, unknown>()
  let scene: Scene | undefined
  for (const check of checks) {
    try {
      scene ??= await openScene(subject)
      scene.begin()
      await within(check.run(scene), longestMs, `It came to no end within ${longestMs / 1000} s.`)
    } catch (thrown) {
      objections.set(check, thrown)
      if (skipReason(thrown) !== undefined) continue
      await scene?.close()
      scene = undefined
    }
  }
  await scene?.close()
  return objections
}
