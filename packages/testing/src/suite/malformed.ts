import { inspect } from 'node:util'
import { summaryOf } from '../scene/outcome.js'
import { type Answers, replaying } from '../scene/replay.js'
import type { Scene } from '../scene/scene.js'
import { inputOf, lastAnswers, startAnswers } from '../scene/spy.js'
import { demand } from '../verdict/demand.js'
import { placesOf, valueAt, withValue } from '../wire/mutations.js'
import { submitOnce } from './submit-once.js'
import { answersAtOnce, type Check, type Suite } from './suite.js'

/** Answers that name no task, no state and no file. */
const senseless: readonly unknown[] = [null, '', 'text', 42, true, [], {}, [{}], { code: 0 }, { data: null }]

const wrongValues: readonly unknown[] = [undefined, null, 'mediaplug-unheard-of', -1, 987_654_321, {}, []]
const mostPlaces = 60

const show = (value: unknown): string => inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 3 })

const faultNeverThrows: Check = {
  name: 'an answer of any form can be asked whether it is an error',
  async run({ provider }) {
    for (const body of senseless) {
      for (const status of [200, 302, 404, 429, 503]) {
        try {
          provider.fault({ status, headers: {}, body })
        } catch (error) {
          demand(
            false,
            `\`fault\` throws for HTTP ${status} with the body ${show(body)}: ${error}. Read the body by \`safeParse\`, and give \`undefined\` where it is not the vendor's error.`,
            error,
          )
        }
      }
    }
  },
}

const senselessCreate: Check = {
  name: 'a create whose answer makes no sense gives neither a reference nor a result',
  async run(scene) {
    const { model } = scene
    const input = await inputOf(scene)
    for (const answer of senseless) {
      const context = replaying(scene.provider, [answer])
      const started = await model.start(input, context).catch(() => undefined)
      if (started === undefined) continue
      const usable = !('output' in started) || model.capability.output.safeParse(started.output).success
      demand(
        !usable,
        `Of the answer ${show(answer)} to a create, \`start\` made ${show(started)}: a paid task is lost, and another is asked after in its place. Read answers by \`parseAnswer\`, and make nothing optional that is needed.`,
      )
    }
  },
}

/** No `number` holds it exactly. */
const longId = 1_876_543_210_987_654_321n

const numericId: Check = {
  name: 'an id that is a number keeps all its digits',
  async run(scene) {
    const { model, provider } = scene
    const { ref, answers } = await startAnswers(scene)
    const places = answers.flatMap((answer, index) => placesOf(answer, [index]))
    const place = places.find((one) => String(valueAt(answers, one)) === ref)
    // A reference that is made of several parts may hold an id in any form.
    if (place === undefined) return
    const context = replaying(provider, withValue(answers, place, longId) as Answers)
    const started = await model.start(await inputOf(scene), context).catch(() => undefined)
    const made = started && 'ref' in started ? started.ref : undefined
    demand(
      made === undefined || made === String(longId),
      `Of the id ${longId}, a number, \`start\` made the reference '${made}': a paid task is lost, since the vendor knows none of that name. Read ids by \`vendorId\`.`,
    )
  },
}

/** What a poll makes of prepared answers; `undefined` where it throws. */
async function pollOn({ model, provider }: Scene, ref: string, answers: Answers) {
  try {
    return await model.poll?.(ref, replaying(provider, answers))
  } catch {
    return undefined
  }
}

const senselessPoll: Check = {
  name: 'a poll whose answer makes no sense is an error, not a task that runs',
  async run(scene) {
    const { ref } = await lastAnswers(scene)
    for (const answer of senseless) {
      const status = await pollOn(scene, ref, [answer])
      demand(
        status === undefined || ['failed', 'expired', 'canceled'].includes(status.state),
        `Of the answer ${show(answer)} to a poll, \`poll\` made ${show(status)}: such a task is waited for without end, or has a result that is none. Read answers by \`parseAnswer\`.`,
      )
    }
  },
}

const wrongPoll: Check = {
  name: 'a finished task one of whose fields is wrong is not taken for one that runs',
  async run(scene) {
    const { ref, answers } = await lastAnswers(scene)
    const places = answers.flatMap((answer, index) => placesOf(answer, [index])).slice(0, mostPlaces)
    for (const place of places) {
      for (const value of wrongValues) {
        const wrong = withValue(answers, place, value)
        const status = await pollOn(scene, ref, wrong as Answers)
        demand(
          status?.state !== 'running' && status?.state !== 'queued',
          `A finished task whose '${place.slice(1).join('.')}' is ${show(value)} is taken for one that is ${status?.state}: it would be waited for without end. Throw for what is not in the vendor's list of states.`,
        )
      }
    }
  },
}

const oversized: Check = {
  name: 'an answer that is too large is an error, and nothing is created anew',
  async run(scene) {
    await scene.fault({ operation: 'create', kind: 'oversized' })
    const { error } = await submitOnce(scene, 'After an answer that was too large')
    // A vendor that can be asked, or that knows a repeated request, has the task all the same.
    if (scene.model.submitSafety) return
    const creates = scene.requests('create').length
    demand(
      error?.code === 'submission-uncertain' && creates === 1,
      `After an answer of more than 64 MiB, the vendor received ${creates} creates, and the submission ${error ? `ended with ${summaryOf(error)}` : 'succeeded'}. Read answers through \`http\`, which takes no more.`,
    )
  },
}

/** Answers that are none. */
export const malformedSuite: Suite = {
  name: 'malformed answers',
  sharing: 'one vendor',
  polls: true,
  checks: (subject) => [
    faultNeverThrows,
    senselessCreate,
    ...(answersAtOnce(subject) === undefined ? [numericId, senselessPoll, wrongPoll] : []),
    oversized,
  ],
}
