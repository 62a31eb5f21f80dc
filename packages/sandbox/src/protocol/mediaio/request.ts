import { z } from 'zod'
import { InputError } from '../../request/input-file.js'
import { firstIssue } from '../../request/schema-issue.js'
import type { Model } from './catalogue/model.js'
import { type Values, valuesSchema } from './catalogue/schema.js'
import { type Inputs, readInputs } from './input/inputs.js'

/** What a model is asked to make. */
export interface GenerationRequest {
  readonly model: Model
  readonly values: Values
  readonly inputs: Inputs
}

/** Reads the body of a request: what is to be made, or what is wrong. */
type ReadRequest = (
  body: unknown,
  closing: AbortSignal,
) => Promise<GenerationRequest | { readonly error: string }>

const readers = new Map<Model, ReadRequest>()

/** Prepares to read the requests for a model, once for all sandboxes: a schema takes its time to make. */
export function requestReader(model: Model): ReadRequest {
  const reader = readers.get(model) ?? createReader(model)
  readers.set(model, reader)
  return reader
}

function createReader(model: Model): ReadRequest {
  const schema = z.strictObject({ data: valuesSchema(model) })
  return async (body, closing) => {
    const parsed = schema.safeParse(body)
    if (!parsed.success) {
      const { field, detail } = firstIssue(parsed.error, body)
      return { error: field === '' ? detail : `${field.replace(/^data\./, '')}: ${detail}` }
    }
    const values = parsed.data.data
    try {
      return { model, values, inputs: await readInputs(model.parameters, values, closing) }
    } catch (cause) {
      if (cause instanceof InputError) return { error: cause.message }
      throw cause
    }
  }
}
