import type { AsynchronousModel, Capability, z } from '@mediaplug/core/provider'
import { type Capabilities, capabilities } from './catalogue/capability.js'
import { type Catalogue, catalogue } from './catalogue/catalogue.js'
import type { Entry } from './catalogue/entry.js'
import type { CheckedRequest, InputOf } from './request/input.js'
import { parametersOf } from './request/parameters.js'
import { requestSchema } from './request/schema.js'
import { details } from './result.js'
import { createTask, pollTask } from './task.js'

/** Models by their codes, as data. */
export type Entries = Readonly<Record<string, Entry>>

/** The models of some entries, each with the input that its entry gives it. */
export type ModelsOf<E extends Entries> = {
  readonly [Name in keyof E & string]: AsynchronousModel<
    Capabilities[E[Name]['capability']]['capability'],
    z.ZodType<CheckedRequest, InputOf<E[Name]>>,
    typeof details
  >
}

/** The models that this package knows. */
export type MediaioModels = ModelsOf<Catalogue>

type AnyModel = AsynchronousModel<Capability, z.ZodType<CheckedRequest>, typeof details>

function createModel(name: string, entry: Entry): AnyModel {
  const { capability, kind } = capabilities[entry.capability]
  const { title, description, experimental, typicalSeconds, limits } = entry
  return {
    title,
    capability,
    documentation: 'https://platform.media.io/docs/',
    input: requestSchema(entry),
    details,
    // The vendor may take some time to know a task that it has accepted.
    newForSeconds: 30,
    ...(description !== undefined && { description }),
    ...(experimental !== undefined && { experimental }),
    ...(typicalSeconds !== undefined && { typicalSeconds }),
    ...(limits !== undefined && { limits }),
    start: (request, context) =>
      createTask(context, `/generation/${entry.family}/${name}`, parametersOf(entry, request)),
    poll: pollTask(kind),
  }
}

/** Makes the models of some entries. */
export const modelsOf = (entries: Entries): Readonly<Record<string, AnyModel>> =>
  Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, createModel(name, entry)]))

/** The catalogue as models. Its types and its schemas are two readings of the same data, which tests compare. */
export const models = modelsOf(catalogue) as MediaioModels
