import { variableOf } from '@mediaplug/config'
import type { Limits } from '@mediaplug/core'
import type { Model } from '@mediaplug/core/provider'
import type { CatalogueModel } from '../registry/catalogue-model.js'

/** What a model's provider says of it. */
export function definitionOf({ vendor, name, id }: CatalogueModel): Model {
  const model = vendor.provider.models[name]
  if (!model) throw new Error(`${vendor.package} has no definition of ${id}.`)
  return model
}

const seconds = (value: number): string =>
  value < 120 ? `${Math.round(value)} seconds` : `${Math.round(value / 6) / 10} minutes`

/** How long a request usually takes. */
export function usualTime(model: CatalogueModel): string {
  const { typicalSeconds, poll } = definitionOf(model)
  if (!poll) return 'some seconds, in the answer to the request itself'
  if (typicalSeconds) {
    const [early, late] = typicalSeconds
    return late <= 120
      ? `${early} to ${late} seconds`
      : `${seconds(early).replace(' seconds', '')} to ${late} seconds`
  }
  const { usualSeconds } = model.description
  return usualSeconds === undefined
    ? 'the vendor names no time: it is learned as tasks end'
    : `about ${seconds(usualSeconds)}, our first guess; the vendor names no time`
}

function limitTexts({ concurrentTasks, requestsPerSecond }: Limits): readonly string[] {
  return [
    ...(concurrentTasks === undefined
      ? []
      : [`${concurrentTasks} ${concurrentTasks === 1 ? 'task' : 'tasks'} at a time`]),
    ...(requestsPerSecond === undefined ? [] : [`${requestsPerSecond} requests a second`]),
  ]
}

/** What the vendor allows an account, in words. */
export function vendorLimits(model: CatalogueModel): string {
  const { limits = {} } = definitionOf(model)
  const texts = [...limitTexts(limits), ...limitTexts(model.vendor.provider.limits)]
  return texts.length > 0
    ? `${texts.join(', ')}, unless your account has more; what is more waits`
    : 'the vendor names no limit'
}

/** What is left to do once a task is accepted. */
export function afterwards(model: CatalogueModel): string {
  const { poll, cancel } = definitionOf(model)
  if (!poll) return 'no: the vendor answers at once, and keeps no task'
  return cancel
    ? 'a task can be resumed by its handle, and cancelled'
    : 'a task can be resumed by its handle; the vendor cannot cancel it'
}

/** A setting of a provider that a model needs. */
export interface NeededSetting {
  readonly name: string
  readonly value: string
  /** Where the command and the server for agents read it. */
  readonly variable: string
}

/** The settings without which the provider does not have a model. */
export const neededSettings = ({ vendor, settings }: CatalogueModel): readonly NeededSetting[] =>
  Object.entries(settings).map(([name, value]) => ({
    name,
    value: String(value),
    variable: variableOf(vendor.id, name),
  }))

/** The variables that must be set. */
export const neededVariables = ({ vendor }: CatalogueModel): readonly string[] =>
  vendor.credentials.filter(({ isOptional }) => !isOptional).map(({ variable }) => variable)

/** The variables that may be set. */
export const optionalVariables = ({ vendor }: CatalogueModel): readonly string[] =>
  vendor.credentials.filter(({ isOptional }) => isOptional).map(({ variable }) => variable)
