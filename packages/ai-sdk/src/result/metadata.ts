import type { Asset, Output } from '@mediaplug/core'
import type { SdkResponse } from '../interface/call.js'
import type { JsonObject } from '../interface/json.js'

/** A value as JSON has it, without what JSON has no form for. */
export function asJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value))
}

/** What is told of a file: where it is, and of its task the model, the handle and what the vendor says of it. */
export function metadataOf({ model, handle, usage, requestId, details }: Output, asset: Asset): JsonObject {
  return asJson({ ...asset.toJSON(), model, handle, usage, requestId, details })
}

/** Where an answer comes from. */
export const responseOf = (model: string): SdkResponse => ({
  timestamp: new Date(),
  modelId: model,
  headers: undefined,
})
