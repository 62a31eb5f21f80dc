import { onLoopbackOnly } from './network/loopback-only.js'
import type { SandboxProblem } from './sandbox/vendor-sandbox.js'
import { collectErrors } from './scene/collected-errors.js'
import { openScene, type Scene } from './scene/scene.js'
import { demandNone, errorAdvice, formsOf, sentSecrets } from './scene/secrets.js'
import type { ModelSubject } from './scene/subject.js'
import type { Check } from './suite/suite.js'
import { within } from './time/within.js'
import { conformanceError, demand } from './verdict/demand.js'
import { skipReason } from './verdict/skip.js'

/** In ms in which the process gets its turns. */
const checkLimitMs = 40_000
const mostProblems = 3

const tooLong = `The check came to no end within ${checkLimitMs / 1_000} s. Pass \`signal\` on to whatever can take long in the model, wait for nothing there without it, and have the sandbox answer every request.`
const notOpened = `The sandbox did not open within ${checkLimitMs / 1_000} s. Have \`sandbox\` resolve as soon as the vendor listens.`

/** Takes what a check threw when it did not hold or did not apply, else `undefined`. */
export type Report = (check: Check, thrown: unknown) => void

/** What a check threw, with what the sandbox itself found wrong meanwhile. */
function withProblems(thrown: unknown, problems: readonly SandboxProblem[]): unknown {
  if (problems.length === 0 || skipReason(thrown) !== undefined) return thrown
  const seen = [...new Set(problems.map(({ message }) => message))].slice(0, mostProblems).join('\n')
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return conformanceError(`${message}\nThe sandbox reports: ${seen}`, thrown)
}

/** Runs a check, and demands that none of the errors that it meets shows a secret. */
async function runCheck(scene: Scene, check: Check): Promise<void> {
  const errors = await collectErrors(() => within(check.run(scene), checkLimitMs, tooLong))
  if (errors.length > 0) demandNone('an error', errors, sentSecrets(scene).flatMap(formsOf), errorAdvice)
}

/**
 * Runs checks one after another with the same vendor, and reports each as it ends. After one that fails, the
 * vendor is another.
 */
export function runChecks(subject: ModelSubject, checks: readonly Check[], report: Report): Promise<void> {
  return onLoopbackOnly(() => runInTurn(subject, checks, report))
}

async function runInTurn(subject: ModelSubject, checks: readonly Check[], report: Report): Promise<void> {
  let scene: Scene | undefined
  for (const check of checks) {
    const known = scene?.sandbox.problems?.length ?? 0
    const problems = () => scene?.sandbox.problems?.slice(known) ?? []
    try {
      scene ??= await within(openScene(subject), checkLimitMs, notOpened)
      scene.begin()
      await runCheck(scene, check)
      demand(
        problems().every(({ severity }) => severity === 'hint'),
        'What was seen of the vendor is as it should be, but the sandbox broke. Correct the sandbox.',
      )
      report(check, undefined)
    } catch (thrown) {
      report(check, withProblems(thrown, problems()))
      if (skipReason(thrown) !== undefined) continue
      await scene?.close()
      scene = undefined
    }
  }
  await scene?.close()
}
