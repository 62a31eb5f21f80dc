import type { Model } from '@mediaplug/core/provider'
import { type Answers, recording } from './replay.js'
import type { Scene } from './scene.js'

/** What `start` is given for the first case: checked, its files in the form that it takes. */
export async function inputOf({ open, subject }: Scene): Promise<never> {
  let given: unknown
  const around = (model: Model): Model => ({
    ...model,
    start(input: unknown) {
      given = input
      return Promise.reject(new Error('seen enough'))
    },
  })
  await open({ around })
    .client.submit(subject.id, subject.cases[0])
    .catch(() => {})
  // The model's own schema made it.
  return given as never
}

/** Waits for a task, and gives the answers to the poll that told its end. */
export async function lastAnswers(
  scene: Scene,
): Promise<{ readonly ref: string; readonly answers: Answers }> {
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
  const { client } = scene.open({ around })
  const task = await client.submit(scene.subject.id, scene.subject.cases[0])
  await task.result()
  return { ref: task.handle.ref, answers }
}
