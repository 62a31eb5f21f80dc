import type { AsynchronousModel, Capability, z } from '@mediaplug/core/provider'
import { type Capabilities, capabilities } from './catalogue/capability.js'
import { catalogue, type ModelName } from './catalogue/catalogue.js'
import type { Entry } from './catalogue/entry.js'
import type { CheckedRequest, MediaioInput } from './request/input.js'
import { parametersOf } from './request/parameters.js'
import { requestSchema } from './request/schema.js'
import { createTask, pollTask } from './task.js'

/** The vendor's models, each with the input that the catalogue gives it. */
export type MediaioModels = {
  readonly [Name in ModelName]: AsynchronousModel<
    Capabilities[(typeof catalogue)[Name]['capability']]['capability'],
    z.ZodType<CheckedRequest, MediaioInput<Name>>
  >
}

function createModel(name: string, entry: Entry): AsynchronousModel<Capability, z.ZodType<CheckedRequest>> {
  const { capability, kind } = capabilities[entry.capability]
  return {
    title: entry.title,
    capability,
    documentation: 'https://platform.media.io/docs/',
    input: requestSchema(entry),
    start: (request, context) =>
      createTask(context, `/generation/${entry.family}/${name}`, parametersOf(entry, request)),
    poll: pollTask(kind),
  }
}

/** The catalogue as models. Its types and its schemas are two readings of the same data, which tests compare. */
export const models = Object.fromEntries(
  Object.entries(catalogue).map(([name, entry]) => [name, createModel(name, entry)] as const),
) as MediaioModels
