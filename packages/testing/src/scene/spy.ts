import type { Model } from '@mediaplug/core/provider'
import { callWithin } from '../time/call-within.js'
import { oncePerScene } from './once-per-scene.js'
import { type Answers, recording } from './replay.js'
import type { Scene } from './scene.js'

/** What `start` is given for the first case: checked, its files in the form that it takes. */
export async function inputOf({ open }: Scene): Promise<never> {
  let given: unknown
  const start = (input: unknown): Promise<never> => {
    given = input
    return Promise.reject(new Error('seen enough'))
  }
  const around = (model: Model): Model => (model.poll ? { ...model, start } : { ...model, start })
  await open({ around })
    .submit()
    .catch(() => {})
  // The model's own schema made it.
  return given as never
}

/** The answers of a vendor that tell of a task. */
interface TaskAnswers {
  readonly ref: string
  readonly answers: Answers
}

/** The answers to the requests of a start, and the reference that was made of them. */
export const startAnswers = oncePerScene(async (scene): Promise<TaskAnswers> => {
  const answers: unknown[] = []
  function around(model: Model): Model {
    if (model.poll === undefined) return model
    return { ...model, start: (input, context) => model.start(input, recording(context, answers)) }
  }
  const { handle } = await scene.open({ around }).submit()
  return { ref: handle?.ref ?? '', answers }
})

/** Waits for a task of the first case, once for each scene, and gives the answers to the poll that told its end. */
export const lastAnswers = oncePerScene(async (scene): Promise<TaskAnswers> => {
  let answers: unknown[] = []
  const around = (model: Model): Model =>
    model.poll === undefined
      ? model
      : {
          ...model,
          poll(ref, context) {
            answers = []
            return model.poll(ref, recording(context, answers))
          },
        }
  const task = await scene.open({ around }).submit()
  await callWithin((signal) => task.result({ signal }))
  return { ref: task.handle?.ref ?? '', answers }
})
